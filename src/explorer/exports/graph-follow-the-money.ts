import { FTM_EDGES, FTM_TYPES } from '../generated/follow-the-money.js';
import { KIND_LABELS } from '../generated/vocabulary.js';
import { entityAddress } from '../model/addresses.js';
import type { VisibleNode } from '../model/graph-view.js';
import { relationRows, type RelationRow } from './columns.js';
import type { ExportQuestion } from './export-question.js';
import { sha256 } from './sha256.js';

interface FtmEntity {
  readonly id: string;
  readonly sutraId?: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/**
 * What is shown, as FollowTheMoney entities, one a line, by the rules of docs/follow-the-money.md: names and relations
 * with their dates, extracts and the articles that prove them. Facts are not on a canvas, and so not in it: the server's
 * own export has them, under the same ids.
 */
export function graphFollowTheMoney(question: ExportQuestion): string {
  const rows = relationRows(question);
  const shown = new Set(question.graph.nodes.map(({ id }) => id));
  const articles = new Map<string, string>();
  for (const { loaded } of rows) {
    const extract = loaded?.extract;
    if (extract && !shown.has(extract.articleId)) {
      articles.set(extract.articleId, extract.articleName);
    }
  }
  const entities = [
    ...question.graph.nodes.map((node) => thing(question, node)),
    ...[...articles].map(([id, name]) => thing(question, { id, name, type: 'ARTICLE' })),
    ...rows.map(link),
  ];
  return entities.map((entity) => `${JSON.stringify(entity)}\n`).join('');
}

function thing(
  { origin }: ExportQuestion,
  { id, name, type }: Pick<VisibleNode, 'id' | 'name' | 'type'>,
): FtmEntity {
  const { schema, hasCounterpart } = FTM_TYPES[type];
  return {
    ...identity(id),
    schema,
    properties: {
      name: [name],
      // A policy is a Note there; its type's name says what it is.
      ...(hasCounterpart ? {} : { keywords: [inWords(type)] }),
      ...(type === 'ARTICLE' ? {} : { sourceUrl: [origin + entityAddress(id)] }),
    },
  };
}

const UNKNOWN_LINK = {
  schema: 'UnknownLink',
  source: 'subject',
  target: 'object',
  hasRole: true,
};

/** A kind that FollowTheMoney lacks, and what is planned, expected or denied, is an UnknownLink: nobody shall read a hope as an ownership. */
function link({ relation, source, target, loaded }: RelationRow): FtmEntity {
  const { kind, modality, role, dates } = relation;
  const counterpart = modality === 'ACTUAL' ? FTM_EDGES[kind] : undefined;
  const edge = counterpart ?? UNKNOWN_LINK;
  const how = modality === 'ACTUAL' ? '' : ` (${inWords(modality)})`;
  const said = role === null ? [] : [role];
  const roles = counterpart === undefined ? [`${KIND_LABELS[kind].label}${how}`, ...said] : said;
  const extract = loaded?.extract;
  const notes = [
    // Of a family tie FollowTheMoney knows no role.
    ...(edge.hasRole ? [] : said.map((one) => `role: ${one}`)),
    ...(extract ? [`“${extract.exact}” (${extract.articleId})`] : []),
  ];
  return {
    ...identity(relation.id),
    schema: edge.schema,
    properties: {
      [edge.source]: [ftmId(source)],
      [edge.target]: [ftmId(target)],
      ...(edge.hasRole && roles.length > 0 ? { role: roles } : {}),
      ...(dates.start === null ? {} : { startDate: [dates.start] }),
      ...(dates.end === null ? {} : { endDate: [dates.end] }),
      ...(notes.length === 0 ? {} : { description: notes }),
      ...(extract ? { proof: [ftmId(extract.articleId)] } : {}),
    },
  };
}

function identity(id: string): Pick<FtmEntity, 'id' | 'sutraId'> {
  const written = ftmId(id);
  return written === id ? { id } : { id: written, sutraId: id };
}

const FTM_ID = /^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/;

/** FollowTheMoney drops references to ids with other characters; such an id is written as the server writes it. */
export function ftmId(id: string): string {
  return FTM_ID.test(id) ? id : `sutra-${sha256(JSON.stringify(id)).slice(0, 32)}`;
}

/** `AGENCY` as `agency`. */
function inWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
