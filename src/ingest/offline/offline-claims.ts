import { rmSync } from 'node:fs';
import path from 'node:path';

import { deriveState, type DerivedState } from '../../claims/claim-state.js';
import { denseShapes, HUB_DEGREE, shelfBounds, shelfOf } from '../../claims/hubs.js';
import type { Hub } from '../../graph/statements/edge-statements.js';
import type { ClaimRecord } from '../../graph/statements/records.js';
import { claimOrder, type ClaimState } from '../../model/claim.js';
import { IS_DEPRECATED, IS_FACT, SPANS_LINES } from './batch.js';
import { DELIMITER, rowOf } from './cells.js';
import { HUB_COLUMNS, PLACE_COLUMNS } from './columns.js';
import { DataFile, DataReader } from './data-file.js';
import type { OfflineEntities, OutputFile } from './offline-entities.js';

/** A claim as a batch tells of it. */
export interface OfflineClaim {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  /** Empty for a fact. */
  readonly objectId: string;
  readonly startMin: number;
  readonly flags: number;
  readonly source: string;
  readonly row: Uint8Array;
  readonly edge: Uint8Array;
}

/** Numbers kept for each claim: subject, object, kind, source, startMin, bytes of its rows, flags. */
const WIDTH = 8;
const HAS_EXTRACTS = 1 << 8;

/** What came of claims: counts by their state. */
export type StateCounts = Readonly<Record<ClaimState, number>>;

/**
 * The claims of an offline import. What follows from a claim's entities is known only when all was read; until then
 * its rows wait in a file, and in memory is its id and a few numbers.
 */
export class OfflineClaims {
  readonly #directory: string;
  readonly #entities: OfflineEntities;
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #meta: number[] = [];
  readonly #kinds: string[] = [];
  readonly #sources: string[] = [];
  /** The sources of claims that several assert. */
  readonly #shared = new Map<number, Set<string>>();
  readonly #waiting: DataFile;
  readonly #extracts = new Set<string>();
  readonly #citations: { claim: number; article: number; flags: number; length: number }[] = [];
  readonly #waitingCitations: DataFile;
  readonly #files = new Map<string, DataFile>();
  readonly #outputs: OutputFile[] = [];

  constructor(directory: string, entities: OfflineEntities) {
    this.#directory = directory;
    this.#entities = entities;
    this.#waiting = new DataFile(path.join(directory, 'waiting-claims'));
    this.#waitingCitations = new DataFile(path.join(directory, 'waiting-extracts'));
  }

  get count(): number {
    return this.#ids.length;
  }

  get extracts(): number {
    return this.#citations.length;
  }

  /** @returns the claim's number. One that is known already gets another source at most. */
  add(claim: OfflineClaim): number {
    const known = this.#numbers.get(claim.id);
    if (known !== undefined) {
      this.#assertAgain(known, claim.source);
      return known;
    }
    const number = this.#ids.push(claim.id) - 1;
    this.#numbers.set(claim.id, number);
    const isFact = (claim.flags & IS_FACT) !== 0;
    this.#meta.push(
      this.#entities.numberOf(claim.subjectId),
      isFact ? -1 : this.#entities.numberOf(claim.objectId),
      place(this.#kinds, claim.kind),
      place(this.#sources, claim.source),
      claim.startMin,
      claim.row.length,
      claim.edge.length,
      claim.flags,
    );
    this.#waiting.bytes(claim.row);
    this.#waiting.bytes(claim.edge);
    return number;
  }

  cite(
    claim: number,
    extract: { id: string; articleId: string; flags: number },
    row: Uint8Array,
  ): void {
    if (this.#extracts.has(extract.id)) return;
    this.#extracts.add(extract.id);
    const article = this.#entities.numberOf(extract.articleId);
    this.#citations.push({ claim, article, flags: extract.flags, length: row.length });
    this.#waitingCitations.bytes(row);
    this.#meta[claim * WIDTH + 7] = this.#number(claim, 7) | HAS_EXTRACTS;
  }

  /** Ids of the claims that each source brought first, in order. */
  *idsBySource(): Generator<readonly [string, string]> {
    for (let claim = 0; claim < this.#ids.length; claim += 1) {
      yield [this.#sources[this.#number(claim, 3)] ?? '', this.#ids[claim] ?? ''];
    }
  }

  finish(): { files: readonly OutputFile[]; states: StateCounts } {
    this.#waiting.close();
    this.#waitingCitations.close();
    const hubs = this.#findHubs();
    const states = this.#writeClaims(hubs);
    this.#writeCitations();
    this.#writeHubs(hubs);
    for (const file of this.#files.values()) file.close();
    for (const waiting of [this.#waiting, this.#waitingCitations]) {
      rmSync(waiting.path, { force: true });
    }
    return { files: this.#outputs, states };
  }

  #writeClaims(hubs: ReadonlyMap<string, Hub>): StateCounts {
    const states = { LIVE: 0, DEPRECATED: 0, RETRACTED: 0, PENDING: 0, LOOP: 0 };
    if (this.#ids.length === 0) return states;
    const reader = new DataReader(this.#waiting.path);
    try {
      for (let claim = 0; claim < this.#ids.length; claim += 1) {
        const rowLength = this.#number(claim, 5);
        const bytes = reader.take(rowLength + this.#number(claim, 6));
        const flags = this.#number(claim, 7);
        const state = this.#stateOf(claim);
        states[state.state] += 1;
        const isFact = (flags & IS_FACT) !== 0;
        const file = this.#file(isFact ? 'facts' : 'relations', flags, [
          'Claim',
          isFact ? 'Fact' : 'Relation',
        ]);
        // Only a claim that cites is led from.
        file.ascii((flags & HAS_EXTRACTS) === 0 ? DELIMITER : `${claim}${DELIMITER}`);
        file.bytes(bytes.subarray(0, rowLength));
        file.text(DELIMITER + this.#placeCells(claim, state, hubs) + '\n');
        if (state.sourceId === null) continue;
        const kind = this.#kinds[this.#number(claim, 2)] ?? '';
        const edges = this.#file(`edges-${kind}`, flags, [kind]);
        edges.ascii(`${this.#number(claim, 0)}${DELIMITER}${this.#number(claim, 1)}${DELIMITER}`);
        edges.bytes(bytes.subarray(rowLength));
        edges.ascii('\n');
      }
      return states;
    } finally {
      reader.close();
    }
  }

  #placeCells(claim: number, state: DerivedState, hubs: ReadonlyMap<string, Hub>): string {
    const outHub = state.sourceId === null ? undefined : hubs.get(state.sourceId);
    const inHub = state.targetId === null ? undefined : hubs.get(state.targetId);
    return rowOf(PLACE_COLUMNS, {
      ...state,
      sources: this.#sourcesOf(claim),
      outShelf: outHub === undefined ? null : shelfOf(outHub, this.#sortKey(claim)),
      inShelf: inHub === undefined ? null : shelfOf(inHub, this.#sortKey(claim)),
    });
  }

  /** An extract of an article that never came is left out, as a load leaves it out. */
  #writeCitations(): void {
    if (this.#citations.length === 0) return;
    const reader = new DataReader(this.#waitingCitations.path);
    try {
      for (const { claim, article, flags, length } of this.#citations) {
        const row = reader.take(length);
        if (this.#entities.typeOf(article) === undefined) continue;
        const file = this.#file('citations', flags, ['CITES']);
        file.ascii(`${claim}${DELIMITER}${article}${DELIMITER}`);
        file.bytes(row);
        file.ascii('\n');
      }
    } finally {
      reader.close();
    }
  }

  /** Entities with so many edges that their pages need shelves; see claims/hubs.ts. */
  #findHubs(): ReadonlyMap<string, Hub> {
    const degrees = new Map<number, number>();
    const live: number[] = [];
    for (let claim = 0; claim < this.#ids.length; claim += 1) {
      if (this.#stateOf(claim).sourceId === null) continue;
      live.push(claim);
      for (const end of [this.#number(claim, 0), this.#number(claim, 1)]) {
        degrees.set(end, (degrees.get(end) ?? 0) + 1);
      }
    }
    const keys = new Map<number, string[]>();
    const shapes = new Map<number, Map<string, number>>();
    for (const [end, degree] of degrees) {
      if (degree < HUB_DEGREE) continue;
      keys.set(end, []);
      shapes.set(end, new Map());
    }
    if (keys.size === 0) return new Map();
    for (const claim of live) {
      const kind = this.#kinds[this.#number(claim, 2)] ?? '';
      for (const [end, arrow] of [
        [this.#number(claim, 0), '>'],
        [this.#number(claim, 1), '<'],
      ] as const) {
        keys.get(end)?.push(this.#sortKey(claim));
        const counts = shapes.get(end);
        counts?.set(kind + arrow, (counts.get(kind + arrow) ?? 0) + 1);
      }
    }
    return new Map(
      [...keys].map(([end, sortKeys]) => {
        const id = this.#entities.idOf(end);
        const totals = [...(shapes.get(end) ?? [])].map(([shape, total]) => ({ shape, total }));
        return [id, { id, bounds: shelfBounds(sortKeys.sort()), dense: denseShapes(totals) }];
      }),
    );
  }

  #writeHubs(hubs: ReadonlyMap<string, Hub>): void {
    if (hubs.size === 0) return;
    const file = new DataFile(path.join(this.#directory, 'hubs.csv'));
    for (const hub of hubs.values()) {
      file.text(`${DELIMITER}${rowOf(HUB_COLUMNS, { ...hub })}\n`);
    }
    this.#files.set('hubs', file);
    this.#outputs.push({ path: file.path, names: ['Hub'], spansLines: false });
  }

  #stateOf(claim: number): DerivedState {
    const flags = this.#number(claim, 7);
    const isFact = (flags & IS_FACT) !== 0;
    return deriveState({
      claim: {
        objectId: isFact ? undefined : this.#entities.idOf(this.#number(claim, 1)),
        rank: (flags & IS_DEPRECATED) === 0 ? 'NORMAL' : 'DEPRECATED',
        sources: ASSERTED,
        suppressed: false,
      },
      subject: this.#endOf(this.#number(claim, 0)),
      object: isFact ? undefined : this.#endOf(this.#number(claim, 1)),
    });
  }

  #endOf(entity: number): { canonicalId: string; type: string } | undefined {
    const type = this.#entities.typeOf(entity);
    return type === undefined ? undefined : { canonicalId: this.#entities.idOf(entity), type };
  }

  #sortKey(claim: number): string {
    return claimOrder(this.#ids[claim] ?? '', this.#number(claim, 4));
  }

  #sourcesOf(claim: number): readonly string[] {
    const shared = this.#shared.get(claim);
    return shared === undefined
      ? [this.#sources[this.#number(claim, 3)] ?? '']
      : [...shared].sort();
  }

  #assertAgain(claim: number, source: string): void {
    const first = this.#sources[this.#number(claim, 3)] ?? '';
    if (source === first) return;
    const shared = this.#shared.get(claim) ?? new Set([first]);
    this.#shared.set(claim, shared.add(source));
  }

  #number(claim: number, what: number): number {
    return this.#meta[claim * WIDTH + what] ?? 0;
  }

  #file(name: string, flags: number, names: readonly string[]): DataFile {
    const lines = (flags & SPANS_LINES) !== 0;
    const full = `${name}${lines ? '-lines' : ''}.csv`;
    const known = this.#files.get(full);
    if (known !== undefined) return known;
    const file = new DataFile(path.join(this.#directory, full));
    this.#files.set(full, file);
    this.#outputs.push({ path: file.path, names, spansLines: lines });
    return file;
  }
}

const ASSERTED: ClaimRecord['sources'] = ['one'];

/** A text's place in a short list, to which it is added if it is new. */
function place(list: string[], text: string): number {
  const known = list.indexOf(text);
  return known === -1 ? list.push(text) - 1 : known;
}
