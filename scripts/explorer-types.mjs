// Writes the types of the explorer's GraphQL documents, the labels of the vocabulary and its names in
// FollowTheMoney to src/explorer/generated, from src/explorer/api/documents, schema/schema.graphql,
// schema/vocabulary.yaml and schema/follow-the-money.json. Does nothing when they are up to date.
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
const followTheMoneyFile = path.join(root, 'schema', 'follow-the-money.json');
const vocabularyFile = path.join(root, 'schema', 'vocabulary.yaml');

const hash = createHash('sha256');
for (const file of [
  schemaFile,
  vocabularyFile,
  followTheMoneyFile,
  fileURLToPath(import.meta.url),
  ...documentFiles,
]) {
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
  writeFileSync(path.join(generated, 'follow-the-money.ts'), followTheMoneyNames(labels));
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

/**
 * What types and kinds are in FollowTheMoney, so that a file of what is shown can be written in the browser.
 * @param {Record<'types' | 'kinds', Record<string, Record<string, string>>>} vocabulary
 */
function followTheMoneyNames({ types, kinds }) {
  /** @type {{ schemata: Record<string, { edge?: { source: string, target: string }, schemata: string[], properties: object }> }} */
  const { schemata: model } = JSON.parse(readFileSync(followTheMoneyFile, 'utf8'));
  /** @param {string} name */
  const hasRole = (name) =>
    (model[name]?.schemata ?? []).some((one) => 'role' in (model[one]?.properties ?? {}));
  const schemata = Object.entries(types).map(([name, { ftm, followTheMoneyExport }]) => [
    name,
    { schema: followTheMoneyExport ?? ftm ?? 'Note', hasCounterpart: ftm !== undefined },
  ]);
  const edges = Object.entries(kinds).flatMap(([name, { ftm }]) => {
    const edge = ftm === undefined ? undefined : model[ftm]?.edge;
    if (ftm === undefined || edge === undefined) return [];
    const { source, target } = edge;
    return [[name, { schema: ftm, source, target, hasRole: hasRole(ftm) }]];
  });
  return [
    "import type { EntityType, RelationKind } from './graphql.js';",
    `export const FTM_TYPES: Readonly<Record<EntityType, { readonly schema: string; readonly hasCounterpart: boolean }>> = ${JSON.stringify(Object.fromEntries(schemata))};`,
    `export const FTM_EDGES: Readonly<Partial<Record<RelationKind, { readonly schema: string; readonly source: string; readonly target: string; readonly hasRole: boolean }>>> = ${JSON.stringify(Object.fromEntries(edges))};`,
    '',
  ].join('\n');
}
