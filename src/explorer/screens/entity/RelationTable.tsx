import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ExtractQuote } from '../../components/ExtractQuote.js';
import type { EntityQuery } from '../../generated/graphql.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { ClaimMenu } from '../edit/ClaimMenu.js';

type Edge = NonNullable<EntityQuery['entity']>['relations']['edges'][number];

/** The relations of an entity, each with the words that say so. */
export function RelationTable({ edges }: { readonly edges: readonly Edge[] }) {
  const messages = useMessages();
  const { entity, claims } = messages;
  const columns: readonly Column<Edge>[] = [
    {
      key: 'relation',
      title: entity.relation,
      sortBy: ({ node, direction }) => kindLabel(messages, node.kind, direction),
      cell: ({ node, direction, certainty }) => (
        <>
          {kindLabel(messages, node.kind, direction)}{' '}
          <ClaimMarks claim={node} certainty={certainty} /> <ClaimMenu claimId={node.id} />
        </>
      ),
    },
    {
      key: 'neighbor',
      title: entity.neighbor,
      sortBy: ({ neighbor }) => neighbor.name,
      cell: ({ neighbor }) => <EntityLink entity={neighbor} />,
    },
    {
      key: 'role',
      title: entity.role,
      sortBy: ({ node }) => node.role,
      cell: ({ node }) => node.role,
    },
    {
      key: 'dates',
      title: entity.dates,
      sortBy: ({ node }) => node.start,
      cell: ({ node }) => <ClaimDates claim={node} />,
    },
    {
      key: 'words',
      title: entity.words,
      cell: ({ node }) =>
        node.evidence.edges.length === 0
          ? claims.noExtracts
          : node.evidence.edges.map(({ node: extract }) => (
              <ExtractQuote key={extract.id} extract={extract} />
            )),
    },
  ];
  return (
    <DataTable
      caption={entity.relations}
      columns={columns}
      rows={edges}
      rowKey={({ node, direction }) => node.id + direction}
    />
  );
}
