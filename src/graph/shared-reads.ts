import { canonicalJson } from '../model/canonical-json.js';
import { checkDeadline, withinDeadline } from './deadline.js';
import type { Deadline, Engine } from './engine.js';
import { readAlone, type KeyedRead } from './keyed-read.js';

/** What comes while a statement of the kind is out waits, and goes out together: under load that is a fifth faster than two. */
const MOST_OUT = 1;
/** Ids that go out together. Who asks for more goes alone, so that nobody waits for another's long list. */
const MOST_TOGETHER = 200;

/** How long anybody waits to go out with others: statements that take long hold nobody up. Milliseconds. */
const LONGEST_WAIT = 10;

/** One caller's share in a statement. */
interface Call {
  readonly read: KeyedRead<unknown>;
  readonly deadline: Deadline | undefined;
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
  isGone: boolean;
  /** Tells the statement that is out for it that it has gone. */
  leave: () => void;
}

/** All reads that differ in nothing but their ids. */
interface Line {
  out: number;
  waiting: Call[];
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Joins the reads of requests that are under way at the same time: those that differ in nothing but their ids go out as
 * one statement. A statement costs about as much as a whole small request (a trip to Neo4j, or parsing and planning in the
 * embedded engine), so under load that is what an answer costs; when nothing is out, a read waits for nothing. What a
 * reader may see does not depend on who it is, so rows are shared; each caller keeps its own deadline, and the statement
 * is stopped once nobody waits for it any more.
 */
export class SharedReads {
  readonly #engine: Engine;
  readonly #lines = new Map<string, Line>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @returns the rows of the read's own ids, in the statement's order. @throws what `Engine.read` throws. */
  async read<Row>(read: KeyedRead<Row>, deadline?: Deadline): Promise<readonly Row[]> {
    if (read.ids.length > MOST_TOGETHER) return readAlone(this.#engine, read, deadline);
    checkDeadline(deadline);
    const { statement, rest = null } = read;
    const name = `${statement.name} ${canonicalJson(rest)}`;
    const line = this.#lines.get(name) ?? { out: 0, waiting: [] };
    this.#lines.set(name, line);
    let call: Call | undefined;
    const answer = new Promise<readonly unknown[]>((resolve, reject) => {
      call = {
        read: read as KeyedRead<unknown>,
        deadline,
        resolve,
        reject,
        isGone: false,
        leave: () => undefined,
      };
      line.waiting.push(call);
    });
    this.#send(name, line);
    try {
      return (await withinDeadline(answer, deadline)) as readonly Row[];
    } finally {
      if (call !== undefined) {
        call.isGone = true;
        call.leave();
      }
    }
  }

  #send(name: string, line: Line, mostOut = MOST_OUT): void {
    while (line.out < mostOut) {
      const calls = takeTogether(line);
      if (calls.length === 0) break;
      line.out += 1;
      void this.#run(calls).finally(() => {
        line.out -= 1;
        this.#send(name, line);
      });
    }
    if (line.waiting.length > 0) {
      line.timer ??= setTimeout(() => {
        line.timer = undefined;
        this.#send(name, line, Infinity);
      }, LONGEST_WAIT);
      return;
    }
    clearTimeout(line.timer);
    line.timer = undefined;
    if (line.out === 0) this.#lines.delete(name);
  }

  async #run(calls: readonly Call[]): Promise<void> {
    const [first] = calls;
    if (first === undefined) return;
    const stop = new AbortController();
    for (const call of calls) {
      call.leave = () => {
        if (calls.every(({ isGone }) => isGone)) stop.abort(call.deadline?.signal?.reason);
      };
    }
    const ids = [...new Set(calls.flatMap(({ read }) => read.ids))];
    const deadline = { ...latest(calls), signal: stop.signal };
    try {
      const rows = await readAlone(this.#engine, { ...first.read, ids }, deadline);
      if (calls.length === 1) first.resolve(rows);
      else for (const call of calls) call.resolve(rowsOf(call.read, rows));
    } catch (error) {
      for (const { reject } of calls) reject(error);
    } finally {
      // To stop what has ended would still make an error that nobody reads.
      for (const call of calls) call.leave = () => undefined;
    }
  }
}

/** Who has waited longest, and who fits beside them. */
function takeTogether(line: Line): readonly Call[] {
  const calls: Call[] = [];
  let ids = 0;
  let taken = 0;
  for (const call of line.waiting) {
    if (!call.isGone) {
      if (calls.length > 0 && ids + call.read.ids.length > MOST_TOGETHER) break;
      calls.push(call);
      ids += call.read.ids.length;
    }
    taken += 1;
  }
  line.waiting = line.waiting.slice(taken);
  return calls;
}

function rowsOf(read: KeyedRead<unknown>, rows: readonly unknown[]): readonly unknown[] {
  const own = new Set(read.ids);
  return rows.filter((row) => own.has(read.idOf(row)));
}

/** The last moment at which anybody still waits; none where somebody waits for ever. */
function latest(calls: readonly Call[]): Deadline {
  let last = 0;
  for (const { deadline } of calls) {
    if (deadline?.at === undefined) return {};
    last = Math.max(last, deadline.at);
  }
  return { at: last };
}
