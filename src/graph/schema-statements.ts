import { readFileSync } from 'node:fs';

import { SutraError } from '../errors.js';

/** One statement of schema/graph.cypher, with what it is about. */
export interface SchemaStatement {
  readonly text: string;
  readonly creates: 'CONSTRAINT' | 'INDEX';
  readonly name: string;
  readonly label: string;
  readonly property: string;
}

const FORM =
  /^CREATE (CONSTRAINT|INDEX) (\w+) IF NOT EXISTS FOR \(\w+:(\w+)\) (?:REQUIRE|ON) \(?\w+\.(\w+)\)?/;

/**
 * Reads the file of constraints and indexes: statements end with `;`, lines that begin with `//`
 * are comments.
 * @throws SutraError INTERNAL_SERVER_ERROR when a statement is neither a constraint nor an index
 * on one property that may be created twice.
 */
export function readSchemaStatements(schemaPath: string): readonly SchemaStatement[] {
  return readFileSync(schemaPath, 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('//'))
    .join('\n')
    .split(';')
    .map((text) => text.trim().replaceAll(/\s+/g, ' '))
    .filter((text) => text !== '')
    .map((text) => {
      const [, creates, name, label, property] = FORM.exec(text) ?? [];
      if (
        (creates !== 'CONSTRAINT' && creates !== 'INDEX') ||
        name === undefined ||
        label === undefined ||
        property === undefined
      ) {
        throw new SutraError(
          'INTERNAL_SERVER_ERROR',
          `${schemaPath}: expected CREATE CONSTRAINT or CREATE INDEX name IF NOT EXISTS FOR (n:Label) …, got ${text}.`,
        );
      }
      return { text, creates, name, label, property };
    });
}
