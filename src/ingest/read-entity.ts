import { TIMELESS } from '../model/validity.js';
import { findClaimMistakes } from '../vocabulary/check-claim.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { SeedEntity } from './article-file.js';
import { readId } from './read-id.js';
import type { SeedNode } from './seed-node.js';

/**
 * Reads an entity. Its names and summary are facts like others, and are checked as such. One with a mistake is
 * declared all the same, so that the claims about it are not blamed too.
 */
export function readEntity(node: SeedNode, vocabulary: Vocabulary): SeedEntity | undefined {
  const fields = node.fields(['id', 'type', 'name'], ['aliases', 'summary']);
  const id = fields.id && readId(fields.id);
  const type = fields.type?.text();
  const isKnown = type !== undefined && vocabulary.types.has(type);
  if (!isKnown && type !== undefined) fields.type?.mistake('an entity type of the vocabulary');
  const text = (property: string, field: SeedNode | undefined): string | undefined => {
    const given = field?.text();
    if (field === undefined || given === undefined || !isKnown) return given;
    return checkFact(vocabulary, type, property, given, field);
  };
  const name = text('NAME', fields.name);
  const aliases: string[] = [];
  for (const item of fields.aliases?.items() ?? []) {
    const alias = text('ALIAS', item);
    if (alias === undefined) continue;
    if (aliases.includes(alias)) item.mistake('an alias that is not in the list already');
    aliases.push(alias);
  }
  const summary = text('SUMMARY', fields.summary);
  if (id === undefined) return undefined;
  return { line: node.line, id, type: type ?? '', name: name ?? '', aliases, summary };
}

function checkFact(
  vocabulary: Vocabulary,
  type: string,
  property: string,
  text: string,
  node: SeedNode,
): string | undefined {
  const subjectId = 'this-entity';
  const value = { type: 'TEXT', text } as const;
  const { content, mistakes } = findClaimMistakes(
    vocabulary,
    {
      family: 'FACT',
      kind: property,
      subjectId,
      value,
      qualifiers: {},
      validity: TIMELESS,
      modality: 'ACTUAL',
    },
    () => type,
    node.path,
  );
  for (const { message } of mistakes) node.note(message);
  return content.family === 'FACT' && content.value.type === 'TEXT' ? content.value.text : text;
}
