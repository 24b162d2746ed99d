import type { Engine } from '../graph/engine.js';
import { HAS_DECISIONS } from '../graph/statements/decision-statements.js';
import type { SourceWithMemory } from '../graph/statements/scan-statements.js';
import type { Evidence } from '../model/evidence.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import {
  JSON_LD_CONTEXT,
  claimIri,
  entityIri,
  extractIri,
  sourceIri,
  wikidataIri,
} from './json-ld-names.js';
import { scanCanonical, type CanonicalEntity } from './scan-canonical.js';
import { scanClaimsWithEnds, type ExportedClaim, type ExportFilter } from './scan-graph.js';
import { SeenSources } from './seen-sources.js';
import { qualifierValues, typedValue, validityTerms } from './json-ld-values.js';

type Node = Readonly<Record<string, unknown>>;

/**
 * The graph as one JSON-LD document whose context stands in it, so that nobody fetches anything: entities with
 * schema.org's and Wikidata's classes, claims as nodes of their own (rdf:Statement) that say by PROV which extract they
 * were derived from, which article that was quoted from and which source they are attributed to, and, for whoever only
 * wants edges, each live and ACTUAL relation as a triple.
 */
export async function* jsonLd(
  engine: Engine,
  vocabulary: Vocabulary,
  filter: ExportFilter,
): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(JSON_LD_CONTEXT)},\n"@graph":[\n`;
  yield vocabularyNodes(vocabulary).map(toJson).join(',\n');
  const sources = new SeenSources(engine, filter.deadline);
  const sourceNodes = async function* (ids: readonly string[]) {
    for await (const batch of sources.of(ids)) yield following(batch.map(sourceNode));
  };
  for await (const batch of scanCanonical(engine, filter, { withClaims: false })) {
    yield* sourceNodes(batch.flatMap((entity) => entity.sources));
    yield following(batch.map((entity) => entityNode(entity, vocabulary)));
  }
  // A live relation knows its canonical ends. Other claims have to look, and facts where records are merged.
  const [hasDecisions = false] = await engine.read(HAS_DECISIONS, {}, filter.deadline);
  const wanted = hasDecisions || (filter.states?.some((state) => state !== 'LIVE') ?? false);
  for await (const rows of scanClaimsWithEnds(engine, filter, wanted)) {
    yield* sourceNodes(
      rows.flatMap(({ claim, evidence }) => [
        ...claim.sources,
        ...evidence.map(({ sourceId }) => sourceId),
      ]),
    );
    yield following(
      rows.flatMap(({ claim, evidence, subject, object }) => {
        const from = claim.sourceId ?? subject?.canonicalId ?? claim.subjectId;
        const to = claim.targetId ?? object?.canonicalId ?? claim.objectId;
        return claimNodes({ ...claim, evidence }, from, to);
      }),
    );
  }
  yield '\n]}\n';
}

/** Items after others, or nothing. */
function following(nodes: readonly Node[]): string {
  return nodes.map((node) => `,\n${toJson(node)}`).join('');
}

function toJson(node: Node): string {
  // Halves of characters are no Unicode text: a reader of RDF would stop at them.
  return JSON.stringify(node, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value,
  );
}

/** What kinds and types mean elsewhere. Matches, not equals: a counterpart's relation may run the other way. */
function vocabularyNodes({ types, kinds }: Vocabulary): readonly Node[] {
  const counterparts = (schemaOrg: string | undefined, wikidata: string | undefined) =>
    [
      ...(schemaOrg === undefined ? [] : [`schema:${schemaOrg}`]),
      ...(wikidata === undefined ? [] : [wikidataIri(wikidata)]),
    ].map((id) => ({ '@id': id }));
  return [
    ...[...types.values()].map((type) => ({
      '@id': `sutra:${type.name}`,
      '@type': 'rdfs:Class',
      'rdfs:label': type.label,
      'rdfs:comment': type.description,
      'skos:closeMatch': counterparts(type.schemaOrg, type.wikidata),
    })),
    ...[...kinds.values()].map((kind) => ({
      '@id': `sutra:${kind.name}`,
      '@type': 'rdf:Property',
      'rdfs:label': kind.label,
      'rdfs:comment': kind.description,
      'skos:relatedMatch': counterparts(kind.schemaOrg, kind.wikidata),
    })),
  ];
}

function sourceNode({ id, kind, name, address }: SourceWithMemory): Node {
  return {
    '@id': sourceIri(id),
    '@type': ['sutra:Source', 'prov:Agent'],
    'schema:name': name,
    'sutra:sourceKind': kind,
    'schema:url': address,
  };
}

function entityNode(entity: CanonicalEntity, vocabulary: Vocabulary): Node {
  const { id, type, name, aliases, summary, article, records, facts } = entity;
  const definition = vocabulary.types.get(type);
  const properties: Record<string, unknown> = {};
  for (const [property, texts] of Object.entries(facts)) {
    properties[`sutra:${property}`] = texts;
    const counterpart = vocabulary.properties.get(property)?.schemaOrg;
    if (counterpart !== undefined && !NAMED.has(counterpart)) {
      properties[`schema:${counterpart}`] = texts;
    }
  }
  return {
    '@id': entityIri(id),
    '@type': [
      'sutra:Entity',
      `sutra:${type}`,
      ...(definition?.schemaOrg === undefined ? [] : [`schema:${definition.schemaOrg}`]),
      ...(definition?.wikidata === undefined ? [] : [wikidataIri(definition.wikidata)]),
    ],
    'schema:identifier': id,
    'schema:name': name,
    'schema:alternateName': aliases,
    'schema:description': summary,
    'schema:inLanguage': article?.language,
    'schema:datePublished': article?.publishedAt && typedValue('xsd:dateTime', article.publishedAt),
    'schema:url': article?.address,
    'sutra:textSha256': article?.textSha256,
    ...properties,
    'sutra:record': records.length === 1 ? [] : records,
    'prov:wasAttributedTo': entity.sources.map((source) => ({ '@id': sourceIri(source) })),
  };
}

/** Said by the name, the aliases and the summary already. */
const NAMED = new Set(['name', 'alternateName', 'description']);

function claimNodes(claim: ExportedClaim, from: string, to: string | undefined): readonly Node[] {
  const isRelation = to !== undefined;
  const subject = { '@id': entityIri(from) };
  const object = isRelation ? { '@id': entityIri(to) } : undefined;
  const said: Node = {
    '@id': claimIri(claim.id),
    '@type': [
      'sutra:Claim',
      isRelation ? 'sutra:Relation' : 'sutra:Fact',
      'rdf:Statement',
      'prov:Entity',
    ],
    'rdf:subject': subject,
    'rdf:predicate': { '@id': `sutra:${claim.kind}` },
    'rdf:object': object ?? (claim.value && qualifierValues([claim.value])[0]),
    'sutra:modality': claim.modality,
    'sutra:rank': claim.rank,
    'sutra:state': claim.state,
    'sutra:recordId': claim.recordId,
    ...validityTerms(claim.validity),
    ...Object.fromEntries(
      Object.entries(claim.qualifiers).map(([name, values]) => [
        `sutra:${name}`,
        qualifierValues(values),
      ]),
    ),
    'prov:generatedAtTime': typedValue('xsd:dateTime', claim.recordedAt),
    'prov:invalidatedAtTime': claim.retractedAt && typedValue('xsd:dateTime', claim.retractedAt),
    'sutra:replacedBy': claim.replacedBy && { '@id': claimIri(claim.replacedBy) },
    'sutra:assertedBy': claim.assertedBy && { '@id': entityIri(claim.assertedBy) },
    'prov:wasAttributedTo': claim.sources.map((source) => ({ '@id': sourceIri(source) })),
    'prov:wasDerivedFrom': claim.evidence.map(extractNode),
  };
  const isEdge = isRelation && claim.state === 'LIVE' && claim.modality === 'ACTUAL';
  return isEdge ? [said, { ...subject, [`sutra:${claim.kind}`]: object }] : [said];
}

/** An extract as a Web Annotation selects it, quoted from its article. */
function extractNode(extract: Evidence): Node {
  const { id, articleId, sourceId, exact, prefix, suffix, start, end } = extract;
  return {
    '@id': extractIri(id),
    '@type': ['sutra:Extract', 'prov:Entity', 'oa:SpecificResource'],
    'prov:value': exact,
    'prov:wasQuotedFrom': { '@id': entityIri(articleId) },
    'prov:wasAttributedTo': { '@id': sourceIri(sourceId) },
    'oa:hasSource': { '@id': entityIri(articleId) },
    'oa:hasSelector': [
      {
        '@type': 'oa:TextQuoteSelector',
        'oa:exact': exact,
        'oa:prefix': prefix,
        'oa:suffix': suffix,
      },
      ...(start === undefined
        ? []
        : [{ '@type': 'oa:TextPositionSelector', 'oa:start': start, 'oa:end': end }]),
    ],
    'sutra:basis': extract.basis,
    'sutra:reason': extract.reason,
    'sutra:verification': extract.verification,
  };
}
