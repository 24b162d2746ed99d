import { useQuery } from '../../api/use-query.js';
import type { EntityName } from '../../components/EntityLink.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { PathEndsDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import type { PathQuestion } from '../../model/path-question.js';

export interface PathEnds {
  /** Null while it is not known what it is called. */
  readonly from: EntityName | null;
  readonly to: EntityName | null;
  /** By id, also of what is stepped around. */
  readonly names: Readonly<Record<string, string>>;
  /** Why there can be no path between them, in words. */
  readonly problem: string | undefined;
}

/** What the API takes for one request. */
const MOST_IDS = 200;

/** What the ends of a question are. A merged id is what it became, so that both ends may be one. */
export function usePathEnds({ from, to, avoidIds }: PathQuestion): PathEnds {
  const { path } = useMessages();
  const ids = [...new Set([from, to, ...avoidIds])].filter((id) => id !== '').slice(0, MOST_IDS);
  const variables = ids.length === 0 ? null : { ids };
  const { data, isEarlier } = useQuery(PathEndsDocument, variables);
  useScreenQuery(PathEndsDocument, variables, 'part');
  const nodes = isEarlier ? undefined : data?.nodes;
  /** Undefined: not answered yet. A claim has an id too, and no name. */
  const entityOf = (id: string): EntityName | null | undefined => {
    if (id === '') return null;
    const node = nodes?.[ids.indexOf(id)];
    if (node === undefined) return undefined;
    return node !== null && 'name' in node ? (node as EntityName) : null;
  };
  const [start, end] = [entityOf(from), entityOf(to)];
  const unknown = from !== '' && start === null ? from : to !== '' && end === null ? to : undefined;
  const isSame = from !== '' && to !== '' && (from === to || (start && start.id === end?.id));
  return {
    from: start ?? null,
    to: end ?? null,
    names: Object.fromEntries(ids.map((id) => [id, entityOf(id)?.name ?? id])),
    problem: unknown !== undefined ? path.unknown(unknown) : isSame ? path.same : undefined,
  };
}
