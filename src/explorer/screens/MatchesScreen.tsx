import { useCallback, useMemo } from 'react';
import { Link, useLocation } from 'wouter';

import { createCandidateScan, everyEntity, oneEntity } from '../api/candidate-scan.js';
import { useQuery } from '../api/use-query.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { Menu } from '../components/Menu.js';
import { Skeleton } from '../components/Skeleton.js';
import { useAddressQuery } from '../components/use-address.js';
import { useTitle } from '../components/use-title.js';
import { ClaimSubjectDocument, type EntityType } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { EditorGate } from './edit/EditorGate.js';
import { Decisions } from './matches/Decisions.js';
import { decisionsAddress } from './matches/matches-address.js';
import { PairQueue } from './matches/PairQueue.js';

const THRESHOLDS = { '0.95': '95 %', '0.9': '90 %', '0.7': '70 %', '0.5': '50 %' } as const;
type Threshold = keyof typeof THRESHOLDS;

/** `/matches`: records that may be the same thing, for editors. `e` asks about one entity, `show=decisions` lists what was decided. */
export function MatchesScreen() {
  const { matches } = useMessages();
  const parameters = new URLSearchParams(useAddressQuery());
  const showsDecisions = parameters.get('show') === 'decisions';
  useTitle(matches.title);
  return (
    <>
      <h1>{matches.title}</h1>
      <p className="muted">{matches.intro}</p>
      <EditorGate />
      <nav aria-label={matches.views}>
        <ul className="legend">
          <li>
            <Link href="/matches" aria-current={showsDecisions ? undefined : 'page'}>
              {matches.toDecide}
            </Link>
          </li>
          <li>
            <Link href={decisionsAddress()} aria-current={showsDecisions ? 'page' : undefined}>
              {matches.decisions}
            </Link>
          </li>
        </ul>
      </nav>
      {showsDecisions ? <Decisions records={parameters.getAll('e')} /> : <ToDecide />}
    </>
  );
}

function ToDecide() {
  const { matches, vocabulary } = useMessages();
  const [, navigate] = useLocation();
  const search = useAddressQuery();
  const parameters = new URLSearchParams(search);
  const entity = parameters.get('e') ?? '';
  const types = Object.keys(vocabulary.types) as EntityType[];
  const type = types.find((name) => name === parameters.get('type'));
  const names = Object.keys(THRESHOLDS) as Threshold[];
  const threshold = names.find((name) => name === parameters.get('threshold')) ?? '0.9';
  // Another likeness asks from the beginning.
  const put = (name: string, value: string) => {
    const changed = new URLSearchParams(search);
    changed.delete('after');
    if (value === '') changed.delete(name);
    else changed.set(name, value);
    navigate(`/matches?${changed.toString()}`);
  };
  const typeLabels = Object.fromEntries(
    types.map((name) => [name, vocabulary.types[name].label]),
  ) as Record<EntityType, string>;
  return (
    <>
      <div className="field-row match-filters">
        <span>
          {matches.threshold}{' '}
          <Menu
            label={matches.threshold}
            value={threshold}
            choices={THRESHOLDS}
            onChoose={(chosen) => put('threshold', chosen)}
          />
        </span>
        {entity === '' ? (
          <span>
            {matches.type}{' '}
            <Menu
              label={matches.type}
              value={type ?? ''}
              choices={{ '': matches.anyType, ...typeLabels }}
              onChoose={(chosen) => put('type', chosen)}
            />
          </span>
        ) : (
          <Link href="/matches">{matches.allEntities}</Link>
        )}
      </div>
      {entity === '' ? (
        <AllPairs key={`${threshold} ${type ?? ''}`} threshold={Number(threshold)} type={type} />
      ) : (
        <PairsOf key={`${threshold} ${entity}`} id={entity} threshold={Number(threshold)} />
      )}
    </>
  );
}

interface AllProperties {
  readonly threshold: number;
  readonly type: EntityType | undefined;
}

function AllPairs({ threshold, type }: AllProperties) {
  const search = useAddressQuery();
  const [, navigate] = useLocation();
  const scan = useMemo(
    // From where the address leads to; that it follows the shown pair afterwards begins nothing anew.
    () =>
      createCandidateScan(
        everyEntity({ threshold, type }),
        new URLSearchParams(location.search).get('after') ?? '',
      ),
    [threshold, type],
  );
  const follow = useCallback(
    (page: string) => {
      const changed = new URLSearchParams(search);
      if ((changed.get('after') ?? '') === page) return;
      if (page === '') changed.delete('after');
      else changed.set('after', page);
      navigate(`/matches?${changed.toString()}`, { replace: true });
    },
    [search, navigate],
  );
  return <PairQueue scan={scan} onPage={follow} />;
}

function PairsOf({ id, threshold }: { readonly id: string; readonly threshold: number }) {
  const { matches, entity: texts } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(ClaimSubjectDocument, { id });
  const entity = data?.entity;
  // By what it is, not by the answer, which is a new one after each decision.
  const key = JSON.stringify(entity ?? null);
  const scan = useMemo(() => {
    const named = JSON.parse(key) as NonNullable<typeof entity> | null;
    return named === null ? undefined : createCandidateScan(oneEntity(named, threshold));
  }, [key, threshold]);
  if (data === undefined)
    return isLoading ? <Skeleton lines={6} /> : <ErrorNote problems={problems} onRetry={retry} />;
  if (scan === undefined || entity === null || entity === undefined)
    return <EmptyNote title={texts.unknownText(id)} />;
  return (
    <>
      <h2>{matches.forEntity(entity.name)}</h2>
      <PairQueue scan={scan} onPage={() => undefined} />
    </>
  );
}
