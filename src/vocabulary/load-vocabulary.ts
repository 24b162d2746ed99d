import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { SutraError } from '../errors.js';
import { inheritProperties } from './inherit-properties.js';
import { inheritQualifiers } from './inherit-qualifiers.js';
import { readKinds } from './read-kinds.js';
import { readProperties } from './read-properties.js';
import { readQualifiers } from './read-qualifiers.js';
import { readTypes } from './read-types.js';
import type { Vocabulary } from './vocabulary.js';
import { VocabularyNode } from './vocabulary-node.js';

/**
 * Reads and checks a vocabulary file such as `schema/vocabulary.yaml`.
 *
 * The result is safe to build statements and GraphQL enums from: names have
 * been matched, references resolved, FollowTheMoney counterparts looked up.
 *
 * @throws SutraError INVALID_VOCABULARY at the first mistake, with file, line,
 * what was expected and what came.
 */
export function loadVocabulary(path: string): Vocabulary {
  const root = parse(path);
  const sections = root.fields(['types', 'kinds', 'properties', 'qualifiers'], ['followTheMoney']);
  const types = readTypes(sections.types);
  const typeNames = [...types.keys()];
  const qualifiers = readQualifiers(sections.qualifiers, typeNames);
  const kinds = readKinds(sections.kinds, typeNames, [...qualifiers.keys()]);
  const properties = readProperties(sections.properties, typeNames);

  const switches = sections.followTheMoney?.fields(['inheritProperties'], []);
  if (switches?.inheritProperties.flag() !== true) return { types, kinds, properties, qualifiers };

  const onEdges = inheritQualifiers(types, kinds, qualifiers);
  return {
    types,
    kinds: onEdges.kinds,
    properties: extend(properties, inheritProperties(types, properties), sections.properties),
    qualifiers: extend(qualifiers, onEdges.qualifiers, sections.qualifiers),
  };
}

function parse(path: string): VocabularyNode {
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    const message = `${path}:${line}: expected YAML with distinct keys, got a mistake: ${error.message}.`;
    throw new SutraError('INVALID_VOCABULARY', message, { cause: error });
  }
  return new VocabularyNode(path, lines, '', document.contents);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const message = `${path}: expected a vocabulary file, got none that can be read.`;
    throw new SutraError('INVALID_VOCABULARY', message, { cause });
  }
}

/** Own entries, then inherited ones. An own name that FollowTheMoney has too must say that it means the same. */
function extend<T extends { name: string; ftm?: string }>(
  own: ReadonlyMap<string, T>,
  inherited: readonly T[],
  section: VocabularyNode,
): ReadonlyMap<string, T> {
  const all = new Map(own);
  for (const entry of inherited) {
    const clash = section.entries().find(({ name }) => name === entry.name);
    clash?.key.fail(
      `ftm: ${entry.ftm}, because FollowTheMoney has a property of that name`,
      'none or another',
    );
    all.set(entry.name, entry);
  }
  return all;
}
