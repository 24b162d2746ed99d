import { claimId } from '../model/claim.js';
import { dayOfDateTime } from '../model/partial-date.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ArticleFile, SeedClaim, SeedEntity } from './article-file.js';
import { readArticle, type ReadArticle } from './read-article.js';
import { readClaim } from './read-claim.js';
import { readEntity } from './read-entity.js';
import type { SeedNode } from './seed-node.js';

/** Checks one file against the vocabulary and in itself. Every mistake is noted; if there is one, it is no article. */
export function validateArticle(
  document: SeedNode,
  vocabulary: Vocabulary,
): ArticleFile | undefined {
  const { file, mistakes } = document.document;
  const before = mistakes.count;
  const fields = document.fields(['article', 'entities', 'claims']);
  const article = fields.article && readArticle(fields.article);
  const entityNodes = fields.entities?.items() ?? [];
  const entities = entityNodes.map((node) => readEntity(node, vocabulary));
  const setting = {
    vocabulary,
    types: typesOf(article, entityNodes, entities),
    articleDay:
      article?.data.publishedAt === undefined ? undefined : dayOfDateTime(article.data.publishedAt),
    ranges: article?.text?.ranges,
  };
  const claimNodes = fields.claims?.items() ?? [];
  const claims = claimNodes.map((node) => readClaim(node, setting));
  checkClaimsDiffer(claimNodes, claims);

  const { id, title, text, data } = article ?? {};
  if (mistakes.count > before) return undefined;
  if (id === undefined || title === undefined || text === undefined || data === undefined) {
    return undefined;
  }
  return {
    file,
    id,
    title: title.normalize('NFC'),
    data,
    text,
    entities: entities.filter((entity) => entity !== undefined),
    claims: claims.filter((claim) => claim !== undefined),
  };
}

function typesOf(
  article: ReadArticle | undefined,
  nodes: readonly SeedNode[],
  entities: readonly (SeedEntity | undefined)[],
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  if (article?.id !== undefined) types.set(article.id, 'ARTICLE');
  for (const [index, entity] of entities.entries()) {
    if (entity === undefined) continue;
    if (types.has(entity.id)) {
      nodes[index]?.nearest('id').mistake('an id that the file has not declared already');
    } else types.set(entity.id, entity.type);
  }
  return types;
}

function checkClaimsDiffer(
  nodes: readonly SeedNode[],
  claims: readonly (SeedClaim | undefined)[],
): void {
  const lines = new Map<string, number>();
  const labels = new Set<string>();
  for (const [index, claim] of claims.entries()) {
    if (claim === undefined) continue;
    const id = claimId(claim.content);
    const line = lines.get(id);
    if (line !== undefined) {
      nodes[index]?.mistake('a claim that the file does not make already', `that of line ${line}`);
    }
    lines.set(id, line ?? claim.line);
    if (claim.label === undefined) continue;
    if (labels.has(claim.label)) {
      nodes[index]?.nearest('id').mistake('a label that the file does not have already');
    }
    labels.add(claim.label);
  }
}
