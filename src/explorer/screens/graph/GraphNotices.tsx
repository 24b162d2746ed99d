import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Waiting } from '../../components/Waiting.js';
import { useMessages } from '../../messages/language.js';
import { SOFT_NODE_CAP, type ViewAction } from '../../model/graph-view.js';
import type { AddressProblem } from '../../model/view-address.js';
import type { CountedGraph } from '../../model/visible-graph.js';
import type { LoadedGraph } from './use-graph-loader.js';

interface Properties {
  readonly graph: CountedGraph;
  readonly loader: LoadedGraph;
  readonly since: number;
  readonly problems: readonly AddressProblem[];
  /** Of the view, those that the server knows nothing by. */
  readonly unknown: readonly string[];
  readonly onAction: (action: ViewAction) => void;
  readonly onFilters: () => void;
  readonly onTable: () => void;
}

/** Whatever keeps the graph from being whole or readable, each with a way on. */
export function GraphNotices(properties: Properties) {
  const { graph, loader, problems, unknown, onAction, onFilters, onTable } = properties;
  const { graph: texts } = useMessages();
  const isLarge = graph.nodes.length > SOFT_NODE_CAP;
  return (
    <>
      {problems.map((problem) => (
        <EmptyNote key={problem} title={texts.addressProblems[problem]} />
      ))}
      <ErrorNote
        problems={loader.problems.filter(({ kind }) => kind !== 'cancelled')}
        isPartial={graph.nodes.length > 0}
        onRetry={loader.retry}
      />
      {loader.isLoading && <Waiting since={properties.since} onStop={loader.cancel} />}
      {unknown.length > 0 && (
        <EmptyNote title={texts.unknown(unknown.length)}>
          <button type="button" onClick={() => onAction({ type: 'removeEntities', ids: unknown })}>
            {texts.takeOffUnknown}
          </button>
        </EmptyNote>
      )}
      {isLarge && (
        <EmptyNote
          title={
            graph.truncated
              ? texts.hard(graph.nodes.length, graph.total)
              : texts.soft(graph.nodes.length)
          }
        >
          <p className="actions">
            <button type="button" onClick={onFilters}>
              {texts.openFilters}
            </button>
            <button type="button" onClick={onTable}>
              {texts.openTable}
            </button>
          </p>
        </EmptyNote>
      )}
    </>
  );
}
