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

const program = new Program('sutra')
  .description(
    'Run and tend a Sutra knowledge graph. Settings come from the environment; see the README.',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 failed, or something to mend was found; 2 a wrong option or setting.',
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
      parent.command(name).description('API keys.');
  }
  const made = parent.command(last).description(command.description);
  const { argument } = command;
  if (argument !== undefined) made.argument(`<${argument.name}>`, argument.description);
  for (const { flags, description, required } of command.options) {
    if (required === true) made.requiredOption(flags, description);
    else made.option(flags, description);
  }
  made.action(async () => {
    const given: CommandArguments = {
      ...made.opts<Record<string, string | boolean>>(),
      ...(argument === undefined ? {} : { [argument.name]: argumentOf(argument, made.args[0]) }),
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

function argumentOf({ isPath }: NonNullable<Command['argument']>, given = ''): string {
  return isPath === true ? path.resolve(given) : given;
}
