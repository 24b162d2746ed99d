import type { MatchSideFragment } from '../../generated/graphql.js';
import { kindLabel } from '../../messages/kind-label.js';
import type { Messages } from '../../messages/messages.js';
import { propertyLabel } from '../../messages/property-label.js';
import { valueText } from '../../messages/value-text.js';
import type { SideRow } from '../../model/compare-sides.js';

/** Names are shown by their own row; a fact of them would say it twice. */
const NAMES: ReadonlySet<string> = new Set(['NAME', 'ALIAS', 'SUMMARY']);

/** What is known of an entity, in words that can be compared. */
export function sideRows(messages: Messages, side: MatchSideFragment): readonly SideRow[] {
  const { matches, vocabulary } = messages;
  return [
    ...[side.name, ...side.aliases].map((value) => ({
      group: 'NAME' as const,
      label: matches.names,
      value,
    })),
    { group: 'FACT', label: matches.typeOf, value: vocabulary.types[side.type].label },
    ...(side.summary === null
      ? []
      : [{ group: 'FACT' as const, label: matches.summary, value: side.summary }]),
    ...side.facts.edges
      .filter(({ node }) => !NAMES.has(node.property))
      .map(({ node }) => ({
        group: 'FACT' as const,
        label: propertyLabel(messages, node.property),
        value:
          'entity' in node.value
            ? node.value.entity.name
            : valueText(messages, node.property, node.value),
      })),
    ...side.relations.edges.map(({ node, direction, neighbor }) => ({
      group: 'RELATION' as const,
      label: kindLabel(messages, node.kind, direction),
      value: node.role === null ? neighbor.name : `${neighbor.name} (${node.role})`,
    })),
  ];
}
