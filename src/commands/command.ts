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
}

/** Where a command's words go. Both wait until the words are taken, and fail when nobody listens any more. */
export interface Output {
  /** A line of the result: standard output. */
  line(text: string): Promise<void>;
  /** A line about it, for people: standard error. */
  note(text: string): Promise<void>;
}

/** Options by their camel-cased names and the positional argument by its own; options without a value are true. */
export type CommandArguments = Readonly<Record<string, string | boolean | undefined>>;

export interface CommandOption {
  /** As commander reads them: `--name <text>`, or `--prune` for one that is true or absent. */
  readonly flags: string;
  readonly description: string;
  readonly required?: boolean;
}

/** Something that the command line can do, with or without a running server. */
export interface Command {
  /** One or two words, such as `keys create`. */
  readonly name: string;
  readonly description: string;
  /** A positional argument that the command needs. */
  readonly argument?: {
    readonly name: string;
    readonly description: string;
    /** Made absolute before it is sent to a server, which runs in another directory. */
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
