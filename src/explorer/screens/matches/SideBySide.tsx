import { Fragment } from 'react';

import { useQuery } from '../../api/use-query.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { MatchSidesDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { compareSides, type ComparedRow } from '../../model/compare-sides.js';
import { sideRows } from './side-rows.js';

const GROUPS = ['NAME', 'FACT', 'RELATION'] as const;

/** Two entities in rows aligned, with what agrees and what does not in words. */
export function SideBySide({ left, right }: { readonly left: string; readonly right: string }) {
  const messages = useMessages();
  const { matches } = messages;
  const variables = { left, right };
  const { data, problems, isLoading, isEarlier, retry } = useQuery(MatchSidesDocument, variables);
  useScreenQuery(MatchSidesDocument, variables);
  if (data === undefined || isEarlier)
    return isLoading ? <Skeleton lines={8} /> : <ErrorNote problems={problems} onRetry={retry} />;
  const [one, other] = [data.left, data.right];
  if (one === null || other === null) return null;
  const rows = compareSides(sideRows(messages, one), sideRows(messages, other));
  const isCut = [one, other].some(
    ({ facts, relations }) => facts.pageInfo.hasNextPage || relations.pageInfo.hasNextPage,
  );
  return (
    <>
      <ErrorNote problems={problems} isPartial onRetry={retry} />
      <div className="table-scroll">
        <table className="data-table compare-table">
          <caption>{matches.sideBySide}</caption>
          <thead>
            <tr>
              <th scope="col">{matches.about}</th>
              <th scope="col">
                <EntityLink entity={one} />
              </th>
              <th scope="col">
                <EntityLink entity={other} />
              </th>
              <th scope="col">{matches.verdictTitle}</th>
            </tr>
          </thead>
          <tbody>
            {GROUPS.map((group) => {
              const own = rows.filter((row) => row.group === group);
              return own.length === 0 ? null : (
                <Fragment key={group}>
                  <tr className="compare-group">
                    <th scope="colgroup" colSpan={4}>
                      {matches.group[group]}
                    </th>
                  </tr>
                  {own.map((row) => (
                    <Row key={row.label} row={row} names={[one.name, other.name]} />
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {isCut && <p className="muted">{matches.cut}</p>}
    </>
  );
}

function Row({ row, names }: { readonly row: ComparedRow; readonly names: readonly string[] }) {
  const { matches } = useMessages();
  const cell = (values: readonly string[], name: string | undefined) => (
    <td data-label={name}>
      {values.length === 0 ? (
        <span className="muted">{matches.nothingSaid}</span>
      ) : (
        <ul className="compare-values">
          {values.map((value) => (
            <li key={value} dir="auto">
              {value}
            </li>
          ))}
        </ul>
      )}
    </td>
  );
  return (
    <tr className={`compare-${row.verdict}`}>
      <th scope="row">{row.label}</th>
      {cell(row.left, names[0])}
      {cell(row.right, names[1])}
      <td data-label={matches.verdictTitle}>
        <span className="compare-verdict">{matches.verdict[row.verdict]}</span>
      </td>
    </tr>
  );
}
