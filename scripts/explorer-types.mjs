// Writes the types of the explorer's GraphQL documents, and the labels of the vocabulary, to
// src/explorer/generated, from src/explorer/api/documents, schema/schema.graphql and schema/vocabulary.yaml. Does nothing when they are up to date.
// The packages behind @graphql-codegen/cli are called as they are: the command itself brings
// packages that need Node 22.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const explorer = path.join(root, 'src', 'explorer');
const documentsDirectory = path.join(explorer, 'api', 'documents');
const generated = path.join(explorer, 'generated');
const stampFile = path.join(generated, '.stamp');

const documentFiles = readdirSync(documentsDirectory)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => path.join(documentsDirectory, file));
const schemaFile = path.join(root, 'schema', 'schema.graphql');
const vocabularyFile = path.join(root, 'schema', 'vocabulary.yaml');

const hash = createHash('sha256');
for (const file of [schemaFile, vocabularyFile, fileURLToPath(import.meta.url), ...documentFiles]) {
  hash
    .update(`${path.basename(file)}\0`)
    .update(readFileSync(file))
    .update('\0');
}
const wanted = hash.digest('hex');
const isWritten = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
if (!isWritten) await generate();

async function generate() {
  // Loaded here, since most runs find that there is nothing to do.
  const [{ codegen }, { preset }, { buildASTSchema, parse }, { parse: parseYaml }] =
    await Promise.all([
      import('@graphql-codegen/core'),
      import('@graphql-codegen/client-preset'),
      import('graphql'),
      import('yaml'),
    ]);
  /** @type {Parameters<typeof vocabularyLabels>[0]} */
  const labels = parseYaml(readFileSync(vocabularyFile, 'utf8'));
  const schema = parse(readFileSync(schemaFile, 'utf8'));
  const config = {
    schema: [],
    baseOutputDir: `${generated}/`,
    schemaAst: buildASTSchema(schema),
    documents: documentFiles.map((location) => {
      const rawSDL = readFileSync(location, 'utf8');
      return { location, rawSDL, document: parse(rawSDL) };
    }),
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: false },
    config: {
      documentMode: 'string',
      enumType: 'string-literal',
      useTypeImports: true,
      scalars: { ID: 'string', DateTime: 'string', PartialDate: 'string' },
      defaultScalarType: 'unknown',
    },
  };
  const outputs = await preset.buildGeneratesSection({ ...config, schema });
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  for (const output of outputs) {
    writeFileSync(output.filename, await codegen(output));
  }
  writeFileSync(path.join(generated, 'vocabulary.ts'), vocabularyLabels(labels));
  writeFileSync(stampFile, wanted);
}

/**
 * What types and kinds are called, so that the page need not ask for it.
 * @param {Record<'types' | 'kinds', Record<string, Record<string, string>>>} vocabulary
 */
function vocabularyLabels({ types, kinds }) {
  /** @param {Record<string, Record<string, string>>} table @param {string[]} names */
  const pick = (table, names) =>
    Object.fromEntries(
      Object.entries(table).map(([key, row]) => [
        key,
        Object.fromEntries(names.map((name) => [name, row[name] ?? row['label'] ?? null])),
      ]),
    );
  return [
    "import type { EntityType, RelationKind } from './graphql.js';",
    `export const TYPE_LABELS: Readonly<Record<EntityType, { readonly label: string; readonly plural: string }>> = ${JSON.stringify(pick(types, ['label', 'plural']))};`,
    `export const KIND_LABELS: Readonly<Record<RelationKind, { readonly label: string; readonly inverseLabel: string }>> = ${JSON.stringify(pick(kinds, ['label', 'inverseLabel']))};`,
    '',
  ].join('\n');
}
