import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { entityDisplay } from '../../claims/entity-display.js';
import { newEntityRow, labelOf } from '../../claims/entity-rows.js';
import { deriveState } from '../../claims/claim-state.js';
import { factsAfter } from '../../claims/source-facts.js';
import type { SourceFacts } from '../../graph/statements/entity-statements.js';
import type { ClaimRecord } from '../../graph/statements/records.js';
import type { ArticleData } from '../../model/entity.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { HAS_ARTICLE, SPANS_LINES } from './batch.js';
import { cellsOf, DELIMITER, rowOf, spansLines } from './cells.js';
import { ENTITY_COLUMNS } from './columns.js';
import { DataFile } from './data-file.js';

/** A file of nodes or relationships, as neo4j-admin is told of it. */
export interface OutputFile {
  readonly path: string;
  /** Labels or type. */
  readonly names: readonly string[];
  readonly spansLines: boolean;
}

interface Place {
  readonly file: number;
  readonly start: number;
  readonly length: number;
  readonly flags: number;
}

/**
 * The entities of an offline import. Each gets a number; its row is written as soon as it is read, into the file of its
 * type. Few are named again: their rows are made anew at the end, and the earlier ones taken out of their files. In
 * memory is what each is called by its source, its type and where its row is.
 */
export class OfflineEntities {
  readonly #directory: string;
  readonly #vocabulary: Vocabulary;
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  /** Undefined while an entity is only mentioned. */
  readonly #types: (string | undefined)[] = [];
  readonly #files: { type: string; lines: boolean; data: DataFile }[] = [];
  readonly #fileNumbers = new Map<string, number>();
  /** File, start, length and flags of each row. */
  readonly #places: number[] = [];
  readonly #again = new Map<number, { row: string; flags: number }[]>();
  #count = 0;

  constructor(directory: string, vocabulary: Vocabulary) {
    this.#directory = directory;
    this.#vocabulary = vocabulary;
  }

  get count(): number {
    return this.#count;
  }

  /** The number that stands for an id, whether the entity has come or not. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    this.#types.push(undefined);
    this.#places.push(0, 0, 0, 0);
    this.#numbers.set(id, number);
    return number;
  }

  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }

  /** Undefined while the entity has not come. */
  typeOf(number: number): string | undefined {
    return this.#types[number];
  }

  /** Undefined while the entity has not come. */
  typeOfId(id: string): string | undefined {
    const number = this.#numbers.get(id);
    return number === undefined ? undefined : this.#types[number];
  }

  add(id: string, type: string, row: Uint8Array, flags: number): void {
    const number = this.numberOf(id);
    if (this.#types[number] === undefined) {
      this.#types[number] = type;
      this.#count += 1;
      const file = this.#fileFor(type, (flags & SPANS_LINES) !== 0);
      this.#write(number, file, row, flags);
      return;
    }
    const text = Buffer.from(row.buffer, row.byteOffset, row.length).toString();
    const again = this.#again.get(number);
    if (again === undefined) this.#again.set(number, [{ row: text, flags }]);
    else again.push({ row: text, flags });
  }

  /** Makes the rows that need it anew: of entities named several times, and those with facts about their names. */
  finish(displayed: ReadonlyMap<string, readonly ClaimRecord[]>, at: string): OutputFile[] {
    const anew = new Set(this.#again.keys());
    for (const id of displayed.keys()) {
      const number = this.#numbers.get(id);
      if (number !== undefined && this.#types[number] !== undefined) anew.add(number);
    }
    for (const { data } of this.#files) data.flush();
    const superseded = new Map<number, Place[]>();
    const rows: { number: number; row: string }[] = [];
    for (const number of anew) {
      const place = this.#placeOf(number);
      const places = superseded.get(place.file);
      if (places === undefined) superseded.set(place.file, [place]);
      else places.push(place);
      const first = { row: this.#read(place), flags: place.flags };
      const claims = displayed.get(this.idOf(number)) ?? [];
      rows.push({ number, row: this.#merge(number, first, claims, at) });
    }
    for (const [file, places] of superseded) this.#takeOut(file, places);
    for (const { number, row } of rows) {
      const file = this.#fileFor(this.#types[number] ?? '', spansLines(row));
      this.#write(number, file, Buffer.from(row), 0);
    }
    for (const { data } of this.#files) data.close();
    return this.#files
      .filter(({ data }) => data.length > 0)
      .map(({ type, lines, data }) => ({
        path: data.path,
        names: ['Entity', labelOf(this.#vocabulary, type)],
        spansLines: lines,
      }));
  }

  #merge(
    number: number,
    first: { row: string; flags: number },
    claims: readonly ClaimRecord[],
    at: string,
  ): string {
    const id = this.idOf(number);
    const type = this.#types[number] ?? '';
    const facts: Record<string, SourceFacts> = {};
    let article: ArticleData | undefined;
    for (const { row, flags } of [first, ...(this.#again.get(number) ?? [])]) {
      const cells = cellsOf(ENTITY_COLUMNS, row);
      const said = JSON.parse(cells['facts'] as string) as Record<string, SourceFacts>;
      for (const [source, { values, recordedAt }] of Object.entries(said)) {
        const input = { id, type, facts: values, recordedAt };
        facts[source] = factsAfter(this.#vocabulary, facts[source], input, { replace: false, at });
      }
      if ((flags & HAS_ARTICLE) !== 0) article = articleOf(cells);
    }
    const subject = { canonicalId: id, type };
    const placed = claims.map((claim) => ({
      ...claim,
      state: deriveState({ claim, subject, object: undefined }).state,
    }));
    return rowOf(
      ENTITY_COLUMNS,
      newEntityRow({ id, type, facts: {}, article }, facts, entityDisplay(id, facts, placed)),
    );
  }

  #fileFor(type: string, lines: boolean): number {
    const name = `entities-${type}${lines ? '-lines' : ''}.csv`;
    const known = this.#fileNumbers.get(name);
    if (known !== undefined) return known;
    const data = new DataFile(path.join(this.#directory, name));
    const number = this.#files.push({ type, lines, data }) - 1;
    this.#fileNumbers.set(name, number);
    return number;
  }

  #write(number: number, file: number, row: Uint8Array, flags: number): void {
    const data = this.#files[file]?.data;
    if (data === undefined) return;
    const start = data.length;
    data.ascii(`${number}${DELIMITER}`);
    data.bytes(row);
    data.ascii('\n');
    this.#places[number * 4] = file;
    this.#places[number * 4 + 1] = start;
    this.#places[number * 4 + 2] = data.length - start;
    this.#places[number * 4 + 3] = flags;
  }

  #placeOf(number: number): Place {
    const [file = 0, start = 0, length = 0, flags = 0] = this.#places.slice(
      number * 4,
      number * 4 + 4,
    );
    return { file, start, length, flags };
  }

  /** A row as it was given. */
  #read({ file, start, length }: Place): string {
    const bytes = Buffer.allocUnsafe(length);
    const handle = openSync(this.#files[file]?.data.path ?? '', 'r');
    try {
      readSync(handle, bytes, 0, length, start);
    } finally {
      closeSync(handle);
    }
    const row = bytes.toString();
    return row.slice(row.indexOf(DELIMITER) + 1, -1);
  }

  /** Writes a file anew without these rows. */
  #takeOut(file: number, places: Place[]): void {
    const entry = this.#files[file];
    if (entry === undefined) return;
    const { path: name } = entry.data;
    entry.data.close();
    const size = statSync(name).size;
    const kept = new DataFile(`${name}.kept`);
    const handle = openSync(name, 'r');
    const buffer = Buffer.allocUnsafe(1 << 20);
    try {
      const copy = (start: number, end: number): void => {
        for (let at = start; at < end;) {
          const read = readSync(handle, buffer, 0, Math.min(buffer.length, end - at), at);
          kept.bytes(buffer.subarray(0, read));
          at += read;
        }
      };
      let at = 0;
      for (const { start, length } of places.sort((one, other) => one.start - other.start)) {
        copy(at, start);
        at = start + length;
      }
      copy(at, size);
    } finally {
      closeSync(handle);
    }
    kept.close();
    rmSync(name);
    if (kept.length > 0) renameSync(kept.path, name);
    entry.data = new DataFile(name, kept.length);
  }
}

function articleOf(
  cells: Readonly<Record<string, string | readonly string[] | undefined>>,
): ArticleData {
  const text = (name: string) => cells[name] as string | undefined;
  const ranges = text('textRanges');
  return {
    language: text('language'),
    publishedAt: text('publishedAt'),
    address: text('address'),
    textFile: text('textFile'),
    textSha256: text('textSha256'),
    textRanges: ranges === undefined ? undefined : (JSON.parse(ranges) as [number, number][]),
  };
}
