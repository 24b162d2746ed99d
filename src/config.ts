import { fileURLToPath } from 'node:url';
import { SutraError } from './errors.js';

/** Every setting, once: name, default and help. README.md's table is held to this one by a test. */
export const SETTINGS = {
  NEO4J_URI: {
    default: '',
    help: 'Address of a Neo4j or Aura (`neo4j://`, `neo4j+s://`, `bolt://`). Unset: the embedded engine.',
  },
  NEO4J_USER: { default: 'neo4j', help: 'User name for Neo4j.' },
  NEO4J_PASSWORD: { default: '', help: 'Password for Neo4j.', secret: true },
  NEO4J_DATABASE: { default: 'neo4j', help: 'Database inside Neo4j.' },
  SUTRA_DATA_DIR: {
    default: './data',
    help: 'Directory of the embedded engine and of the admin socket.',
  },
  SUTRA_HOST: {
    default: '127.0.0.1',
    help: 'Address to listen on. The default answers this machine alone.',
  },
  SUTRA_PORT: { default: '4000', help: 'Port to listen on; 0 takes a free one.' },
  SUTRA_SEED: {
    default: 'true',
    help: 'Whether an empty graph is seeded from `seed/articles` at start.',
  },
  SUTRA_ARTICLES_DIR: {
    default: '',
    help: 'Directory with the full texts of articles, to verify extracts against. Unset: new extracts are UNCHECKED.',
  },
  SUTRA_CORS_ORIGINS: {
    default: '',
    help: 'Origins that browsers may call from, separated by commas; `*` for all. Unset: none.',
  },
  SUTRA_FRAME_ANCESTORS: {
    default: '',
    help: 'Origins whose pages may show `/embed` in a frame, separated by commas; `*` for all. Unset: none.',
  },
  SUTRA_LOG_LEVEL: {
    default: 'info',
    help: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
  },
  SUTRA_INTROSPECTION: {
    default: 'true',
    help: 'Whether the schema may be read by introspection.',
  },
  SUTRA_REQUEST_TIMEOUT_MS: {
    default: '10000',
    help: 'Milliseconds before an answer is given up; reaches Neo4j as a transaction time-out.',
  },
  SUTRA_MAX_BODY_BYTES: { default: '1000000', help: 'Largest request body in bytes.' },
  SUTRA_MAX_TOKENS: { default: '5000', help: 'Most tokens in a GraphQL document.' },
  SUTRA_MAX_DEPTH: { default: '15', help: 'Deepest nesting of fields in a GraphQL document.' },
  SUTRA_MAX_ALIASES: {
    default: '100',
    help: 'Most aliases in an operation, fragments counted each time they are spread.',
  },
  SUTRA_MAX_COST: {
    default: '20000',
    help: 'Highest cost of an operation: about the number of objects it may return.',
  },
} as const satisfies Record<string, SettingRow>;

interface SettingRow {
  readonly default: string;
  readonly help: string;
  readonly secret?: boolean;
}

export interface Config {
  readonly neo4j:
    | {
        readonly uri: string;
        readonly user: string;
        readonly password: string;
        readonly database: string;
      }
    | undefined;
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  readonly seed: boolean;
  readonly articlesDirectory: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  readonly logLevel: LogLevel;
  readonly introspection: boolean;
  readonly requestTimeoutMilliseconds: number;
  readonly limits: {
    readonly maxBodyBytes: number;
    readonly maxTokens: number;
    readonly maxDepth: number;
    readonly maxAliases: number;
    readonly maxCost: number;
  };
  /** The directory that holds schema/ and seed/: the package's own root. */
  readonly packageRoot: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads all settings from an environment. An empty value counts as unset.
 * @throws SutraError INVALID_SETTING that names the setting, what was expected and what came.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: keyof typeof SETTINGS): string =>
    nonEmpty(environment[name]) ?? SETTINGS[name].default;
  const uri = text('NEO4J_URI');
  if (uri !== '' && !/^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(uri)) {
    throw invalid('NEO4J_URI', 'an address that starts with neo4j:// or bolt://', uri);
  }
  return {
    neo4j:
      uri === ''
        ? undefined
        : {
            uri,
            user: text('NEO4J_USER'),
            password: text('NEO4J_PASSWORD'),
            database: text('NEO4J_DATABASE'),
          },
    dataDirectory: text('SUTRA_DATA_DIR'),
    host: text('SUTRA_HOST'),
    port: integer('SUTRA_PORT', text('SUTRA_PORT'), 0, 65_535),
    seed: boolean('SUTRA_SEED', text('SUTRA_SEED')),
    articlesDirectory: nonEmpty(text('SUTRA_ARTICLES_DIR')),
    corsOrigins: list(text('SUTRA_CORS_ORIGINS')),
    frameAncestors: frameAncestors(text('SUTRA_FRAME_ANCESTORS')),
    logLevel: oneOf('SUTRA_LOG_LEVEL', text('SUTRA_LOG_LEVEL'), LOG_LEVELS),
    introspection: boolean('SUTRA_INTROSPECTION', text('SUTRA_INTROSPECTION')),
    requestTimeoutMilliseconds: integer(
      'SUTRA_REQUEST_TIMEOUT_MS',
      text('SUTRA_REQUEST_TIMEOUT_MS'),
      1,
      3_600_000,
    ),
    limits: {
      maxBodyBytes: integer(
        'SUTRA_MAX_BODY_BYTES',
        text('SUTRA_MAX_BODY_BYTES'),
        1_000,
        1_000_000_000,
      ),
      maxTokens: integer('SUTRA_MAX_TOKENS', text('SUTRA_MAX_TOKENS'), 1, 1_000_000),
      maxDepth: integer('SUTRA_MAX_DEPTH', text('SUTRA_MAX_DEPTH'), 1, 1_000),
      maxAliases: integer('SUTRA_MAX_ALIASES', text('SUTRA_MAX_ALIASES'), 0, 1_000_000),
      maxCost: integer('SUTRA_MAX_COST', text('SUTRA_MAX_COST'), 1, 1_000_000_000),
    },
    packageRoot: fileURLToPath(new URL('..', import.meta.url)),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** They go into a header as they are, so nothing but an origin may be among them. */
function frameAncestors(text: string): string[] {
  const origins = list(text);
  const wrong = origins.find((origin) => !/^(\*|https?:\/\/[\w.*-]+(:\d+)?)$/.test(origin));
  if (wrong !== undefined) {
    throw invalid('SUTRA_FRAME_ANCESTORS', 'origins such as https://news.example, or *', wrong);
  }
  return origins;
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw invalid(name, `a whole number from ${least} to ${most}`, text);
  return value;
}

function boolean(name: string, text: string): boolean {
  return oneOf(name, text, ['true', 'false']) === 'true';
}

function oneOf<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw invalid(name, `one of ${choices.join(', ')}`, text);
  return choice;
}

function invalid(name: string, expected: string, received: string): SutraError {
  return new SutraError(
    'INVALID_SETTING',
    `${name}: expected ${expected}, got ${JSON.stringify(received)}.`,
    {
      details: { argument: name, expected, received },
    },
  );
}
