import type { Readable } from 'node:stream';

import type { Engine } from '../graph/engine.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ExitCode } from './exit-code.js';
import type { GraphSettings } from './graph-settings.js';

/** What commands work on, in the command line's process or in the server's. */
export interface CommandContext {
  /** Open and set up. */
  readonly engine: Engine;
  readonly vocabulary: Vocabulary;
  readonly seedDirectory: string;
  /** Full texts of articles, if there are any. */
  readonly articlesDirectory: string | undefined;
  /** Who runs the command, for the graph's log. */
  readonly actor: string;
  /** The directory that the command line runs in: paths are shown and made from there, whichever process runs the command. */
  readonly workingDirectory: string;
  /** Standard input of the command line, whichever process runs the command. */
  readonly input?: Readable | undefined;
}

/** Where a command's words go. All wait until the words are taken, and fail when nobody listens any more. */
export interface Output {
  /** A line of the result: standard output. */
  line(text: string): Promise<void>;
  /** A line about it, for people: standard error. */
  note(text: string): Promise<void>;
  /** How far a long command has come: a bar on a terminal, now and then a line elsewhere. `fraction` is 0 to 1. */
  status(text: string, fraction?: number): Promise<void>;
  /** Says nothing: fails like the others when the command need not go on. */
  check(): Promise<void>;
}

/**
 * Options by their camel-cased names and the positional argument by its own, a list where it is several; options
 * without a value are true.
 */
export type CommandArguments = Readonly<
  Record<string, string | boolean | readonly string[] | undefined>
>;

export interface CommandOption {
  /** As commander reads them: `--name <text>`, or `--prune` for one that is true or absent. */
  readonly flags: string;
  readonly description: string;
  readonly required?: boolean;
  /** The value is a path of the command line's process: made absolute, for another process may run the command. */
  readonly isPath?: boolean;
}

/** Something that the command line can do, with or without a running server. */
export interface Command {
  /** One or two words, such as `keys create`. */
  readonly name: string;
  readonly description: string;
  /** A positional argument that the command needs; of files, several, and `-` for standard input. */
  readonly argument?: {
    readonly name: string;
    readonly description: string;
    readonly isFiles?: boolean;
    /** One path, which is made whole before it is sent to a server, for that works in another directory. */
    readonly isPath?: boolean;
  };
  readonly options: readonly CommandOption[];
  /** @throws SutraError, BAD_USER_INPUT for arguments that are not what they should be. */
  run(context: CommandContext, given: CommandArguments, output: Output): Promise<ExitCode>;
  /**
   * Asked first, before a graph is opened here or a server is looked for: what the command does where no graph may be
   * open. Undefined: with these arguments it needs one, and `run` is called.
   * @throws SutraError, as `run` does.
   */
  runAlone?(
    settings: GraphSettings,
    given: CommandArguments,
    output: Output,
  ): Promise<ExitCode | undefined>;
}
