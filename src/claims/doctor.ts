import type { Engine, Transaction, Value } from '../graph/engine.js';
import { CLAIM_ENDS, UPDATE_CLAIMS, type ClaimEnds } from '../graph/statements/claim-statements.js';
import {
  createEdges,
  deleteEdges,
  EDGES_FROM,
  HUBS,
  type EdgeRow,
} from '../graph/statements/edge-statements.js';
import {
  BUCKET_GROUPS,
  CLAIM_IDS_IN_BUCKETS,
  ENTITY_IDS_IN_BUCKETS,
  RELATION_IDS_FROM,
} from '../graph/statements/scan-statements.js';
import { groupBy } from '../model/group-by.js';
import { deriveState, edgeProperties } from './claim-state.js';
import { storedState } from './sync-edges.js';

export const FINDING_KINDS = [
  'MISSING_EDGE',
  'EXTRA_EDGE',
  'DOUBLED_EDGE',
  'REDIRECTED_EDGE',
  'CHANGED_PROPERTY',
  'WRONG_STATE',
] as const;
/**
 * MISSING_EDGE: a live relation without its edge. EXTRA_EDGE: an edge without a live relation. DOUBLED_EDGE: more than
 * one edge of a relation. REDIRECTED_EDGE: an edge between other ends, or of another kind, than its relation's.
 * CHANGED_PROPERTY: an edge that says other than its relation. WRONG_STATE: a claim whose stored state does not follow
 * from its sources, rank and entities.
 */
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly claimId: string;
  readonly detail: string;
}

export interface DoctorReport {
  readonly claims: number;
  readonly edges: number;
  readonly findings: readonly Finding[];
  /** Whether the findings were mended. */
  readonly repaired: boolean;
}

const AT_ONCE = 500;

/**
 * Compares every edge with the claims, which are the record, and with `repair` makes the edges what the claims say.
 * Reads the graph in parts, so its cost grows with the graph and its memory does not. To be trusted it wants no writers
 * beside it; each part is mended in a transaction of its own.
 */
export async function examine(
  engine: Engine,
  { repair }: { readonly repair: boolean },
): Promise<DoctorReport> {
  const findings: Finding[] = [];
  let claims = 0;
  for (const buckets of BUCKET_GROUPS) {
    for (const ids of parts(await engine.read(CLAIM_IDS_IN_BUCKETS, { buckets }))) {
      claims += ids.length;
      findings.push(...(await inPart(engine, repair, (part) => examineStates(part, ids))));
    }
  }
  let edges = 0;
  for (const buckets of BUCKET_GROUPS) {
    for (const ids of parts(await engine.read(ENTITY_IDS_IN_BUCKETS, { buckets }))) {
      const found = await inPart(engine, repair, (part) => examineEdges(part, ids));
      edges += found.edges;
      findings.push(...found.findings);
    }
  }
  return { claims, edges, findings: joinRedirected(findings), repaired: repair };
}

function parts(rows: readonly { id: string }[]): string[][] {
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

/** Reads for a look, or a transaction when what is found is to be mended. */
interface Part {
  readonly run: Transaction['run'];
  readonly repair: boolean;
}

function inPart<Result>(
  engine: Engine,
  repair: boolean,
  work: (part: Part) => Promise<Result>,
): Promise<Result> {
  return repair
    ? engine.write((transaction) =>
        work({ run: (statement, parameters) => transaction.run(statement, parameters), repair }),
      )
    : work({ run: (statement, parameters) => engine.read(statement, parameters), repair });
}

async function examineStates(part: Part, ids: readonly string[]): Promise<readonly Finding[]> {
  const ends = await part.run(CLAIM_ENDS, { ids });
  const derived = ends.map((claim) => ({ claim: claim.claim, wanted: deriveState(claim) }));
  const named = derived
    .flatMap(({ wanted }) => [wanted.sourceId, wanted.targetId])
    .filter((id) => id !== null);
  const hubs = new Map(
    (await part.run(HUBS, { ids: [...new Set(named)] })).map((hub) => [hub.id, hub]),
  );
  const wrong = derived.flatMap(({ claim, wanted }) => {
    const properties = storedState(claim, wanted, hubs);
    const differing = Object.entries(properties).filter(
      ([name, value]) => (claim[name as keyof typeof claim] ?? null) !== value,
    );
    return differing.length === 0
      ? []
      : [{ id: claim.id, properties, names: differing.map(([name]) => name) }];
  });
  if (part.repair && wrong.length > 0) {
    await part.run(UPDATE_CLAIMS, {
      rows: wrong.map(({ id, properties }) => ({ id, properties })),
    });
  }
  return wrong.map(({ id, names }) => ({
    kind: 'WRONG_STATE',
    claimId: id,
    detail: `stored ${names.join(', ')} does not follow from its sources, rank and entities`,
  }));
}

async function examineEdges(part: Part, entityIds: readonly string[]) {
  const claimIds = (await part.run(RELATION_IDS_FROM, { ids: entityIds })).map(({ id }) => id);
  const ends = claimIds.length === 0 ? [] : await part.run(CLAIM_ENDS, { ids: claimIds });
  const wanted = new Map(ends.flatMap((claim) => wantedEdge(claim)).map((edge) => [edge.id, edge]));
  const stored = await part.run(EDGES_FROM, { ids: entityIds });
  const byClaim = groupBy(stored, ({ id }) => id);
  const findings: Finding[] = [];
  const remove: EdgeRow[] = [];
  const create: WantedEdge[] = [];

  for (const edge of wanted.values()) {
    const copies = byClaim.get(edge.id) ?? [];
    const right = copies.filter((copy) => sameEnds(copy, edge));
    const problem = problemOf(edge, copies, right);
    if (problem === undefined) continue;
    findings.push({ claimId: edge.id, ...problem });
    remove.push(...copies);
    create.push(edge);
  }
  for (const [id, copies] of byClaim) {
    if (wanted.has(id)) continue;
    remove.push(...copies);
    findings.push({ kind: 'EXTRA_EDGE', claimId: id, detail: copies.map(inWords).join('; ') });
  }
  if (part.repair) {
    for (const [kind, rows] of groupBy(remove, (edge) => edge.kind)) {
      const keys = rows.map(({ id, sourceId, targetId }) => ({ id, sourceId, targetId }));
      await part.run(deleteEdges([kind]), { rows: keys });
    }
    for (const [kind, rows] of groupBy(create, (edge) => edge.kind)) {
      await part.run(createEdges([kind]), {
        rows: rows.map(({ sourceId, targetId, properties }) => ({
          sourceId,
          targetId,
          properties,
        })),
      });
    }
  }
  return { edges: stored.length, findings };
}

interface WantedEdge {
  readonly id: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly properties: Readonly<Record<string, Value>>;
}

function wantedEdge(ends: ClaimEnds): WantedEdge[] {
  const { sourceId, targetId } = deriveState(ends);
  if (sourceId === null || targetId === null) return [];
  const { id, kind } = ends.claim;
  return [{ id, kind, sourceId, targetId, properties: edgeProperties(ends.claim) }];
}

function problemOf(
  edge: WantedEdge,
  copies: readonly EdgeRow[],
  right: readonly EdgeRow[],
): { kind: FindingKind; detail: string } | undefined {
  const [only, ...more] = right;
  if (copies.length > right.length)
    return { kind: 'REDIRECTED_EDGE', detail: copies.map(inWords).join('; ') };
  if (only === undefined) return { kind: 'MISSING_EDGE', detail: inWords(edge) };
  if (more.length > 0)
    return { kind: 'DOUBLED_EDGE', detail: `${right.length} of ${inWords(edge)}` };
  const changed = changedProperties(edge, only);
  return changed.length === 0
    ? undefined
    : { kind: 'CHANGED_PROPERTY', detail: changed.join(', ') };
}

function changedProperties(edge: WantedEdge, stored: EdgeRow): readonly string[] {
  const wanted = Object.entries(edge.properties).filter(([, value]) => value !== null);
  const extra = Object.entries(stored.stored).filter(
    ([name, value]) => value !== null && (edge.properties[name] ?? null) === null,
  );
  return [
    ...wanted.filter(([name, value]) => stored.stored[name] !== value).map(([name]) => name),
    ...extra.map(([name]) => name),
  ];
}

function sameEnds(stored: EdgeRow, edge: WantedEdge): boolean {
  return (
    stored.kind === edge.kind &&
    stored.sourceId === edge.sourceId &&
    stored.targetId === edge.targetId
  );
}

function inWords({
  sourceId,
  kind,
  targetId,
}: {
  sourceId: string;
  kind: string;
  targetId: string;
}): string {
  return `(${sourceId})-[${kind}]->(${targetId})`;
}

/** An edge that was moved to another source is missing at one entity and one too many at another: one finding. */
function joinRedirected(findings: readonly Finding[]): readonly Finding[] {
  const edgeFindings = groupBy(findings, ({ claimId }) => claimId);
  return [...edgeFindings.values()].flatMap((found) => {
    const missing = found.find(({ kind }) => kind === 'MISSING_EDGE');
    const extra = found.find(({ kind }) => kind === 'EXTRA_EDGE');
    if (missing === undefined || extra === undefined) return found;
    const redirected: Finding = {
      kind: 'REDIRECTED_EDGE',
      claimId: missing.claimId,
      detail: `${extra.detail} instead of ${missing.detail}`,
    };
    return [...found.filter((finding) => finding !== missing && finding !== extra), redirected];
  });
}
