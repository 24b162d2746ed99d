import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import { countAliases } from './count-aliases.js';
import { fragmentsOf } from './fragments-of.js';
import { operationCost } from './operation-cost.js';
import { operationDepth } from './operation-depth.js';

export interface OperationMeasures {
  readonly depth: number;
  readonly aliases: number;
  /** @throws SutraError as `operationCost` does. */
  readonly cost: (variables: Readonly<Record<string, unknown>> | undefined) => number;
}

/** Costs that are remembered for one operation: one for each set of sizes that were asked for. */
const MOST_COSTS = 50;

/**
 * Measures operations, each once for as long as its document lives: weighing one takes as long as answering it, and the
 * server keeps the documents that come again. A cost hangs on the variables by their sizes alone, never by their words.
 */
export class OperationMeter {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<OperationDefinitionNode, OperationMeasures>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  measure(document: DocumentNode, operation: OperationDefinitionNode): OperationMeasures {
    const operations = this.#known.get(document) ?? new Map<never, never>();
    const measures = operations.get(operation) ?? this.#make(document, operation);
    operations.set(operation, measures);
    this.#known.set(document, operations);
    return measures;
  }

  #make(document: DocumentNode, operation: OperationDefinitionNode): OperationMeasures {
    const fragments = fragmentsOf(document);
    const costs = new Map<string, number>();
    return {
      depth: operationDepth(operation, fragments),
      aliases: countAliases(operation, fragments),
      cost: (variables) => {
        const sizes = sizesOf(variables);
        const known = costs.get(sizes);
        if (known !== undefined) return known;
        const cost = operationCost({
          schema: this.#schema,
          document,
          operationName: operation.name?.value,
          variables,
        });
        // Nothing is what variables cost that are refused, and others of the same sizes may not be.
        if (cost > 0) {
          if (costs.size >= MOST_COSTS) costs.clear();
          costs.set(sizes, cost);
        }
        return cost;
      },
    };
  }
}

/** Variables without their words: numbers, lengths of lists, what is there and what is null. */
function sizesOf(variables: Readonly<Record<string, unknown>> | undefined): string {
  return JSON.stringify(variables ?? {}, (_, value: unknown) =>
    typeof value === 'string' ? '' : value,
  );
}
