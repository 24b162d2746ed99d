import {
  BREAK,
  OperationTypeNode,
  valueFromASTUntyped,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

import { InterfaceForms } from './interface-forms.js';

/** Runs an operation whose variables are known to be right. Never throws what a resolver threw. */
export type CompiledOperation = (
  contextValue: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

/** How often an operation is run as it is before it is worth compiling, which takes some milliseconds. */
const SEEN_OFTEN = 3;
const MOST_REMEMBERED = 500;
/** Characters. Longer documents are mostly made by programs, each for one question. */
const LONGEST_COMPILED = 20_000;
/** Fields that code is written for. Compiling these takes 10 to 20 ms, which hold everybody up. */
const MOST_FIELDS = 2_000;

interface Remembered {
  seen: number;
  /** Undefined until it was seen often; null when it cannot be compiled. */
  compiled?: CompiledOperation | null;
}

/**
 * Queries that come again and again, compiled to functions by graphql-jit: graphql-js walks the document for every object
 * of an answer, which is most of the work of a page. Mutations, directives, introspection and what would take long to
 * compile are left to graphql-js.
 */
export class CompiledOperations {
  readonly #schema: GraphQLSchema;
  /** Made when the first query is compiled: no start waits for it. */
  #forms: InterfaceForms | undefined;
  /** Least recently used first. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @returns undefined when graphql-js should run it. `hash` tells documents apart. */
  find(
    hash: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): CompiledOperation | undefined {
    if (operation.operation !== OperationTypeNode.QUERY) return undefined;
    const key = `${hash} ${operation.name?.value ?? ''}`;
    const known = this.#remembered.get(key) ?? { seen: 0 };
    known.seen += 1;
    this.#remembered.delete(key);
    this.#remembered.set(key, known);
    if (this.#remembered.size > MOST_REMEMBERED) {
      const [oldest] = this.#remembered.keys();
      if (oldest !== undefined) this.#remembered.delete(oldest);
    }
    if (known.compiled === undefined && known.seen > SEEN_OFTEN)
      known.compiled = this.#compile(document, operation) ?? null;
    return known.compiled ?? undefined;
  }

  /** @returns undefined for what graphql-jit does not do as graphql-js does, and what would take it long. */
  #compile(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): CompiledOperation | undefined {
    if ((document.loc?.end ?? Infinity) > LONGEST_COMPILED || isUnusual(document)) return undefined;
    this.#forms ??= new InterfaceForms(this.#schema);
    const rewritten = this.#forms.rewrite(document, operation, MOST_FIELDS);
    return rewritten && compileWith(this.#forms.schema, rewritten, operation);
  }
}

function compileWith(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation | undefined {
  const compiled = compileQuery(schema, document, operation.name?.value ?? '', {
    // What a resolver threw has its own; of others the path says enough.
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;
  // graphql-jit takes no default for a variable that must not be null.
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
  return (contextValue, variables) =>
    compiled.query(undefined, contextValue, { ...defaults, ...variables });
}

function isUnusual(document: DocumentNode): boolean {
  let found = false;
  const end = () => {
    found = true;
    return BREAK;
  };
  visit(document, {
    Directive: end,
    Field: ({ name }) => (name.value === '__schema' || name.value === '__type' ? end() : undefined),
  });
  return found;
}
