import { Readable } from 'node:stream';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { authenticate } from '../access/authenticate.js';
import { requireRole } from '../access/principal.js';
import { badInput, SutraError } from '../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export/formats.js';
import { readExportFilter, type GivenFilter } from '../export/read-filter.js';
import { checkDeadline } from '../graph/deadline.js';
import type { Engine } from '../graph/engine.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { errorAnswer } from './error-answer.js';
import { logError } from './log-error.js';
import { requestDeadline, type RequestDeadline } from './request-deadline.js';
import { sendError } from './send-error.js';

export interface ExportRouteOptions {
  readonly engine: Engine;
  readonly vocabulary: Vocabulary;
  /** How long reading the question may take, as for any request. */
  readonly requestTimeoutMilliseconds: number;
}

/** A whole graph takes longer than an answer may; after this something is wrong. Milliseconds. */
const LONGEST_EXPORT = 3_600_000;
/** Each reads the graph as fast as its reader takes it. */
const MOST_AT_ONCE = 4;

const TEXTS = ['types', 'kinds', 'source', 'ids', 'at', 'certainty', 'states'] as const;
const FLAGS = ['neighbors', 'allStates'] as const;

/**
 * `GET /export?format=graphml&types=COMPANY,PERSON`: the graph as a stream, for whoever may read. Parameters are the
 * options of `sutra export`; a list may also be given by repeating its parameter. Nothing is read ahead of the client
 * but a portion, and when the client goes away reading stops.
 */
export function exportRoute(app: FastifyInstance, options: ExportRouteOptions): void {
  let running = 0;
  app.route({
    method: 'GET',
    url: '/export',
    // A HEAD would read the whole graph to tell nothing of it.
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (running >= MOST_AT_ONCE) {
        void reply.header('retry-after', '60');
        return sendError(
          request,
          reply,
          new SutraError(
            'TOO_BUSY',
            `At most ${MOST_AT_ONCE} exports run at once; try again later.`,
          ),
        );
      }
      running += 1;
      reply.raw.once('close', () => (running -= 1));
      try {
        return await answer(request, reply, options);
      } catch (error) {
        return sendError(request, reply, error);
      }
    },
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, vocabulary, requestTimeoutMilliseconds }: ExportRouteOptions,
): Promise<FastifyReply> {
  const soon = requestDeadline(reply, requestTimeoutMilliseconds);
  requireRole(await authenticate(engine, request.headers.authorization, soon), 'READER');
  const { format, given } = readQuestion(request.query as Query);
  const filter = await readExportFilter(engine, vocabulary, given, soon, (part) => part);
  const deadline: RequestDeadline = { at: Date.now() + LONGEST_EXPORT, signal: soon.signal };
  const chunks = format.write(engine, vocabulary, { ...filter, deadline });
  // While nothing is sent an error can still be an answer.
  const first = await chunks.next();
  const stream = Readable.from(following(first, chunks, deadline), { objectMode: false });
  stream.on('error', (error) => {
    logError(request.log, errorAnswer(error).code, error, request.id);
  });
  return reply
    .type(format.mediaType)
    .header('content-disposition', `attachment; filename="sutra.${format.extension}"`)
    .header('cache-control', 'no-store')
    .send(stream);
}

async function* following(
  first: IteratorResult<string, unknown>,
  chunks: AsyncGenerator<string>,
  deadline: RequestDeadline,
): AsyncGenerator<string> {
  try {
    if (first.done !== true) yield first.value;
    for await (const chunk of chunks) {
      checkDeadline(deadline);
      if (chunk !== '') yield chunk;
    }
  } finally {
    await chunks.return(undefined);
  }
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function readQuestion(query: Query): { format: ExportFormat; given: GivenFilter } {
  const known: readonly string[] = ['format', ...TEXTS, ...FLAGS];
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) throw badInput('export', `parameters ${known.join(', ')}`, unknown);
  const names = EXPORT_FORMATS.map(({ name }) => name);
  const format = EXPORT_FORMATS.find(({ name }) => name === query['format']);
  if (format === undefined) throw badInput('format', names.join(', '), query['format']);
  const texts = TEXTS.map((name) => [name, textOf(name, query[name])] as const);
  const flags = FLAGS.map((name) => [name, flagOf(name, query[name])] as const);
  return { format, given: Object.fromEntries([...texts, ...flags]) as GivenFilter };
}

function textOf(name: string, value: Query[string]): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (name === 'source' || name === 'at') throw badInput(name, 'one value', value);
  // As the list that it is, so that an item may have a comma.
  return JSON.stringify(value);
}

function flagOf(name: string, value: Query[string]): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true' || value === '') return true;
  throw badInput(name, 'true or false', value);
}
