import { fileURLToPath } from 'node:url';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { ClaimInput, EvidenceInput, Load, LoadReport } from '../../src/claims/load.js';
import { canonicalDump } from '../../src/export/canonical-dump.js';
import type { Engine } from '../../src/graph/engine.js';
import type { ClaimContent, Modality } from '../../src/model/claim.js';
import type { EntityInput } from '../../src/model/entity.js';
import { parsePartialDate } from '../../src/model/partial-date.js';
import { validity, type EndState, type Validity } from '../../src/model/validity.js';
import type { ClaimValue } from '../../src/model/value.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';

export const VOCABULARY = loadVocabulary(
  fileURLToPath(new URL('../../schema/vocabulary.yaml', import.meta.url)),
);

/** The start of every run in these tests: what is recorded when must not depend on the clock. */
export const RECORDED_AT = '2026-02-11T00:00:00.000Z';

export function entity(id: string, type = 'COMPANY', name = id): EntityInput {
  return { id, type, facts: { NAME: [name] } };
}

export function article(id: string): EntityInput {
  return {
    id,
    type: 'ARTICLE',
    facts: { NAME: [`Title of ${id}`] },
    article: { language: 'en', publishedAt: '2026-02-10T13:28:00+05:30' },
  };
}

interface ClaimOptions {
  readonly start?: string;
  readonly end?: string;
  readonly endState?: EndState;
  readonly validity?: Validity;
  readonly modality?: Modality;
  readonly role?: string;
  readonly recordId?: string;
  readonly assertedBy?: string;
  readonly evidence?: readonly EvidenceInput[];
}

export function relation(
  subjectId: string,
  kind: string,
  objectId: string,
  options: ClaimOptions = {},
): ClaimInput {
  return claim({ family: 'RELATION', kind, objectId, ...common(subjectId, options) }, options);
}

export function fact(
  subjectId: string,
  kind: string,
  value: ClaimValue | string,
  options: ClaimOptions = {},
): ClaimInput {
  const typed: ClaimValue = typeof value === 'string' ? { type: 'TEXT', text: value } : value;
  return claim({ family: 'FACT', kind, value: typed, ...common(subjectId, options) }, options);
}

function claim(content: ClaimContent, { evidence = [] }: ClaimOptions): ClaimInput {
  return { content, evidence };
}

function common(subjectId: string, options: ClaimOptions) {
  const bounds = validity({
    start: options.start === undefined ? undefined : parsePartialDate(options.start),
    end: options.end === undefined ? undefined : parsePartialDate(options.end),
    endState: options.endState,
  });
  return {
    subjectId,
    qualifiers:
      options.role === undefined ? {} : { ROLE: [{ type: 'TEXT' as const, text: options.role }] },
    validity: options.validity ?? bounds!,
    modality: options.modality ?? ('ACTUAL' as const),
    ...(options.recordId === undefined ? {} : { recordId: options.recordId }),
    ...(options.assertedBy === undefined ? {} : { assertedBy: options.assertedBy }),
  };
}

export function extract(articleId: string, exact: string, start = 0): EvidenceInput {
  return {
    articleId,
    exact,
    start,
    end: start + [...exact].length,
    basis: 'EXPLICIT',
    verification: 'UNCHECKED',
  };
}

export function loadOf(
  parts: Partial<Omit<Load, 'source'>> & { readonly sourceId?: string; readonly editor?: boolean },
): Load {
  const { sourceId = 'dataset:test', editor = false, ...rest } = parts;
  return {
    source: { id: sourceId, kind: editor ? 'EDITOR' : 'DATASET', name: sourceId },
    actor: 'test',
    at: RECORDED_AT,
    replace: false,
    entities: [],
    claims: [],
    ...rest,
  };
}

export function load(engine: Engine, ...parts: Parameters<typeof loadOf>): Promise<LoadReport> {
  return engine.write((transaction) => applyLoad(transaction, VOCABULARY, loadOf(...parts)));
}

/** The whole graph as text. */
export async function dump(engine: Engine): Promise<string> {
  const lines: string[] = [];
  for await (const line of canonicalDump(engine)) lines.push(line);
  return lines.join('\n');
}
