import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { sutraLines } from '../../src/export/sutra-lines.js';
import type { Engine } from '../../src/graph/engine.js';
import { followTheMoneyFormat } from '../../src/ingest/follow-the-money/format.js';
import {
  importInputs,
  type ImportInput,
  type ImportInputsOptions,
  type ImportSummary,
} from '../../src/ingest/import/import-inputs.js';
import type { ImportFormat } from '../../src/ingest/import-format.js';
import { ndjsonRecords } from '../../src/ingest/ndjson-records.js';
import { sutraNdjsonFormat } from '../../src/ingest/sutra-ndjson/sutra-ndjson-format.js';
import { dump, RECORDED_AT, VOCABULARY } from './loads.js';

export const FOLLOW_THE_MONEY = followTheMoneyFormat(VOCABULARY, ndjsonRecords);
export const SUTRA_NDJSON = sutraNdjsonFormat(VOCABULARY);

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-import-text-'));

/** A line of FollowTheMoney's NDJSON. */
export function line(
  id: string,
  schema: string,
  properties: Readonly<Record<string, readonly string[]>> = {},
): string {
  return JSON.stringify({ id, schema, properties });
}

export const company = (id: string, ...names: string[]) => line(id, 'Company', { name: names });
export const ownership = (id: string, owner: string, asset: string) =>
  line(id, 'Ownership', { owner: [owner], asset: [asset] });

export interface TextOptions extends Partial<Omit<ImportInputsOptions, 'source'>> {
  readonly source?: string;
  readonly format?: ImportFormat;
  /** Of the inputs, in their order. */
  readonly names?: readonly string[];
  /** The inputs break off with an error after so many records. */
  readonly breakAfter?: number;
}

export function rejectsPath(name = 'input'): string {
  return path.join(DIRECTORY, `${name}.rejects.ndjson`);
}

export interface RejectLine {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** The rejects of the last import of an input of that name. */
export function rejectsOf(name = 'input'): readonly RejectLine[] {
  return readFileSync(rejectsPath(name), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as RejectLine);
}

/** Imports texts, each an input of its own, as one source. */
export function importTexts(
  engine: Engine,
  texts: readonly (string | Buffer)[],
  {
    source = 'dataset:test',
    format = FOLLOW_THE_MONEY,
    names = texts.map((_, index) => (index === 0 ? 'input' : `input-${index}`)),
    breakAfter,
    ...options
  }: TextOptions = {},
): Promise<ImportSummary> {
  const inputs = async function* (): AsyncGenerator<ImportInput> {
    for (const [index, text] of texts.entries()) {
      const name = names[index] ?? '';
      yield await Promise.resolve({
        name,
        format: breakAfter === undefined ? format : breakingOff(format, breakAfter),
        rejectsPath: rejectsPath(name),
        input: {
          name,
          progress: () => ({ read: 0, total: undefined }),
          async *[Symbol.asyncIterator]() {
            yield await Promise.resolve(Buffer.from(text));
          },
        },
      });
    }
  };
  return importInputs(engine, VOCABULARY, inputs(), {
    source: { id: source, kind: 'DATASET', name: source },
    actor: 'test',
    at: RECORDED_AT,
    mostRejects: Number.POSITIVE_INFINITY,
    dryRun: false,
    restart: false,
    continueChanged: false,
    replace: false,
    ...options,
  });
}

function breakingOff(format: ImportFormat, after: number): ImportFormat {
  return {
    read: (record) => format.read(record),
    async *records(input) {
      let left = after;
      for await (const portion of format.records(input)) {
        for (const record of portion) {
          if (left === 0) throw new Error('The input broke off.');
          left -= 1;
          yield [record];
        }
      }
    },
  };
}

/** The format with all that it says from the import's source, as --source has it. */
export function withoutSources(format: ImportFormat): ImportFormat {
  return {
    records: (input) => format.records(input),
    read: (record) => format.read(record).map(({ entities, claims }) => ({ entities, claims })),
  };
}

export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** The graph in Sutra's own NDJSON. */
export async function exported(engine: Engine): Promise<string> {
  let text = '';
  for await (const chunk of sutraLines(engine, VOCABULARY, {})) text += chunk;
  return text;
}

/** The graph as text, but for what was taken back and when things were recorded. */
export async function dumpOfAsserted(engine: Engine): Promise<readonly string[]> {
  const all = (await dump(engine)).split('\n');
  return all.filter((text) => !text.includes('"state":"RETRACTED"'));
}
