/** Prefixes alone: every term in the document is spelt with its own, so that none can be taken for another. */
export const JSON_LD_CONTEXT = {
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  sutra: 'urn:sutra:vocabulary:',
} as const;

export function entityIri(id: string): string {
  return `urn:sutra:entity:${encoded(id)}`;
}

export function claimIri(id: string): string {
  return `urn:sutra:claim:${encoded(id)}`;
}

export function extractIri(id: string): string {
  return `urn:sutra:extract:${encoded(id)}`;
}

export function sourceIri(id: string): string {
  return `urn:sutra:source:${encoded(id)}`;
}

/** Of an item or a property: both are entities there. */
export function wikidataIri(id: string): string {
  return `http://www.wikidata.org/entity/${encoded(id)}`;
}

/** An id is any printable text; percent-encoded it is part of an IRI and can be read back. */
function encoded(id: string): string {
  return encodeURIComponent(id);
}
