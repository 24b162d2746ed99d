import { useState } from 'react';

import { mutate } from '../../api/mutate.js';
import type { Problem } from '../../api/problem.js';
import { useQuery } from '../../api/use-query.js';
import { announce } from '../../components/announce.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { useIsEditor } from '../../components/use-viewer.js';
import {
  DecisionsDocument,
  RecordNamesDocument,
  UndoDecisionDocument,
  type DecisionPartsFragment,
  type EntityNameFragment,
} from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';

const PAGE = 20;

/** What was decided, by whom and when; each can be undone. */
export function Decisions({ records }: { readonly records: readonly string[] }) {
  const { matches, format } = useMessages();
  const isEditor = useIsEditor();
  const [after, setAfter] = useState<string | undefined>(undefined);
  const [includeUndone, setIncludeUndone] = useState(false);
  const [failed, setFailed] = useState<readonly Problem[]>([]);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const filter = { includeUndone, ...(records.length === 0 ? {} : { entities: [...records] }) };
  const variables = { filter, first: PAGE, ...(after === undefined ? {} : { after }) };
  const { data, problems, isLoading, retry } = useQuery(DecisionsDocument, variables);
  useScreenQuery(DecisionsDocument, variables);
  const decisions = data?.decisions.edges.map(({ node }) => node) ?? [];
  const names = useRecordNames(decisions);

  const undo = async ({ id }: DecisionPartsFragment) => {
    const answer = await mutate(UndoDecisionDocument, { ids: [id] });
    const [error] = answer.data?.undoDecision.userErrors ?? [];
    setFailed(answer.problems);
    setRefusal(error?.message);
    if (answer.data !== undefined && error === undefined) announce(matches.undone);
  };
  const record = (id: string) => {
    const entity = names.get(id);
    return entity === undefined ? <code>{id}</code> : <EntityLink entity={entity} />;
  };
  const columns: readonly Column<DecisionPartsFragment>[] = [
    {
      key: 'records',
      title: matches.records,
      cell: ({ leftId, rightId }) => (
        <span className="decision-records">
          {record(leftId)} {record(rightId)}
        </span>
      ),
    },
    {
      key: 'judgement',
      title: matches.judgement,
      cell: ({ judgement }) => matches.judgements[judgement],
    },
    { key: 'who', title: matches.who, cell: ({ actor }) => <bdi>{actor}</bdi> },
    { key: 'when', title: matches.when, cell: ({ at }) => format.dateTime(at) },
    {
      key: 'state',
      title: matches.state,
      cell: (decision) =>
        decision.undoneAt !== null ? (
          matches.undoneBy(decision.undoneBy ?? '', format.dateTime(decision.undoneAt))
        ) : (
          <>
            {matches.inEffect}{' '}
            {isEditor && (
              <button type="button" onClick={() => void undo(decision)}>
                {matches.undo}
              </button>
            )}
          </>
        ),
    },
  ];
  const page = data?.decisions.pageInfo;
  return (
    <>
      <label className="field-row">
        <input
          type="checkbox"
          checked={includeUndone}
          onChange={({ target }) => {
            setIncludeUndone(target.checked);
            setAfter(undefined);
          }}
        />
        {matches.includeUndone}
      </label>
      <ErrorNote problems={[...problems, ...failed]} onRetry={retry} />
      {refusal !== undefined && (
        <div className="note note-error" role="alert">
          {matches.serverSays(refusal)}
        </div>
      )}
      {data === undefined && isLoading && <Skeleton lines={6} />}
      {data?.decisions.totalCount === 0 && <EmptyNote title={matches.noDecisions} />}
      {decisions.length > 0 && (
        <DataTable
          caption={`${matches.decisionsCount(data?.decisions.totalCount ?? 0)}. ${matches.decisionsOrder}`}
          columns={columns}
          rows={decisions}
          rowKey={({ id }) => id}
        />
      )}
      <p className="actions">
        {after !== undefined && (
          <button type="button" onClick={() => setAfter(undefined)}>
            {matches.firstPage}
          </button>
        )}
        {page?.hasNextPage === true && (
          <button type="button" onClick={() => setAfter(page.endCursor ?? undefined)}>
            {matches.nextPage}
          </button>
        )}
      </p>
    </>
  );
}

/** What the records are called, by id; those that were joined, by what they were joined into. */
function useRecordNames(
  decisions: readonly DecisionPartsFragment[],
): ReadonlyMap<string, EntityNameFragment> {
  const ids = [...new Set(decisions.flatMap(({ leftId, rightId }) => [leftId, rightId]))];
  const { data } = useQuery(RecordNamesDocument, ids.length === 0 ? null : { ids });
  return new Map(
    data?.nodes.flatMap((node, index) =>
      node !== null && 'name' in node ? [[ids[index] ?? node.id, node as EntityNameFragment]] : [],
    ) ?? [],
  );
}
