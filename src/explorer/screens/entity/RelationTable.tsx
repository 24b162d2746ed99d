import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { EntityLink } from '../../components/EntityLink.js';
import { Extracts } from '../../components/Extracts.js';
import { Qualifiers } from '../../components/Qualifiers.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { ClaimMenu } from '../edit/ClaimMenu.js';
import type { ShownRelation } from './shown-entity.js';

interface Properties {
  readonly edges: readonly ShownRelation[];
  readonly caption: string;
  /** Whether they answer what was asked before. */
  readonly isStale: boolean;
  readonly onMore: (() => void) | undefined;
}

/** The relations of an entity, each with the words that say so. */
export function RelationTable({ edges, caption, isStale, onMore }: Properties) {
  const messages = useMessages();
  const { entity, claims } = messages;
  const columns: readonly Column<ShownRelation>[] = [
    {
      key: 'relation',
      title: entity.relation,
      sortBy: ({ node, direction }) => kindLabel(messages, node.kind, direction),
      cell: ({ node, direction, certainty }) => (
        <span className={`claim-${node.modality}`}>
          {kindLabel(messages, node.kind, direction)}{' '}
          <ClaimMarks claim={node} certainty={certainty} isDisputed={node.conflicts.length > 0} />{' '}
          <ClaimMenu claimId={node.id} />
        </span>
      ),
    },
    {
      key: 'neighbor',
      title: entity.neighbor,
      sortBy: ({ neighbor }) => neighbor.name,
      cell: ({ neighbor, node }) => (
        <>
          <EntityLink entity={neighbor} />
          {node.role !== null && (
            <span className="relation-role" dir="auto">
              {node.role}
            </span>
          )}
          <Qualifiers qualifiers={node.qualifiers} without={['ROLE']} />
          {node.assertedBy !== null && (
            <span className="relation-role muted">{claims.saidBy(node.assertedBy.name)}</span>
          )}
        </>
      ),
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
      cell: ({ node }) => <Extracts claim={node} />,
    },
  ];
  return (
    <div className="relations" aria-busy={isStale}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={edges}
        rowKey={({ node, direction }) => node.id + direction}
        onMore={onMore}
      />
    </div>
  );
}
