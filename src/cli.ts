#!/usr/bin/env node
import path from 'node:path';

import { Command as Program, CommanderError } from 'commander';

import type { Command, CommandArguments } from './commands/command.js';
import { COMMANDS } from './commands/commands.js';
import { EXIT } from './commands/exit-code.js';
import { runCommand } from './commands/run-command.js';
import { StandardOutput } from './commands/standard-output.js';
import { readConfig } from './config.js';
import { runMain } from './server/run-main.js';

/** What commands of two words have in common. */
const GROUPS: Readonly<Record<string, string>> = {
  keys: 'API keys.',
  resolve: 'Which records are the same thing.',
};

const program = new Program('sutra')
  .description(
    'Run and tend a Sutra knowledge graph. Settings come from the environment; see the README.',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 failed, or something to mend was found; 2 a wrong option, setting or input; 3 done, but some records were rejected; 130 and 143 stopped by a signal.',
  )
  .exitOverride();

program
  .command('serve')
  .description('Run the server until it is asked to end.')
  .action(async () => {
    const settings = readConfig(process.env);
    const { serve } = await import('./server/serve.js');
    await serve(settings);
  });

for (const command of COMMANDS) add(command);

await runMain(async () => {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said why already; help and version end well.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
});

/** `keys create` becomes the command `create` of the command `keys`. */
function add(command: Command): void {
  const names = command.name.split(' ');
  const last = names.pop() ?? '';
  let parent = program;
  for (const name of names) {
    parent =
      parent.commands.find((known) => known.name() === name) ??
      parent.command(name).description(GROUPS[name] ?? '');
  }
  const made = parent.command(last).description(command.description);
  const { argument } = command;
  if (argument !== undefined) {
    const name = argument.isFiles === true ? `${argument.name}...` : argument.name;
    made.argument(`<${name}>`, argument.description);
  }
  for (const { flags, description, required } of command.options) {
    if (required === true) made.requiredOption(flags, description);
    else made.option(flags, description);
  }
  made.action(async () => {
    const given: CommandArguments = {
      ...withAbsolutePaths(command, made.opts<Record<string, string | boolean>>()),
      ...(argument === undefined ? {} : { [argument.name]: argumentOf(argument, made.args) }),
    };
    const settings = readConfig(process.env);
    const output = new StandardOutput();
    try {
      process.exitCode = await runCommand(settings, command, given, output);
    } catch (error) {
      if (!output.isClosed) throw error;
      process.exitCode = EXIT.failed;
    }
  });
}

/** Files by their whole paths, since the server that may run the command works in another directory. */
function argumentOf(
  { isFiles, isPath }: NonNullable<Command['argument']>,
  given: readonly string[],
) {
  if (isPath === true) return path.resolve(given[0] ?? '');
  if (isFiles !== true) return given[0];
  return given.map((file) => (file === '-' ? file : path.resolve(file)));
}

function withAbsolutePaths(command: Command, given: CommandArguments): CommandArguments {
  const paths = command.options
    .filter(({ isPath }) => isPath)
    .map(({ flags }) => /^--(\w+)/.exec(flags)?.[1] ?? '');
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      paths.includes(name) && typeof value === 'string' ? path.resolve(value) : value,
    ]),
  );
}
