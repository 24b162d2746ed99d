import { getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

/** The arguments that say how long a list may get. */
const SIZES: ReadonlySet<string> = new Set(['first', 'limit']);
/** For a size without a default in the schema. */
const USUAL_SIZE = 20;

/**
 * About how many objects a field may return, those below it included: a list, as many as asked
 * for, each with what it holds; a connection, itself and as many edges as asked for; anything else,
 * one. Scalars, page information and the schema's description of itself are free. A field's
 * `complexity` in the schema comes on top, for what costs more than its answer shows.
 */
export function fieldCost({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const type = getNamedType(field.type);
  const declared: unknown = field.extensions['complexity'];
  const extra = typeof declared === 'number' ? declared : 0;
  if (!isCompositeType(type) || type.name === 'PageInfo' || type.name.startsWith('__'))
    return extra;
  const size = sizeOf(field, args);
  return isListType(getNullableType(field.type))
    ? extra + size * (1 + childComplexity)
    : extra + 1 + size * childComplexity;
}

/** What was asked for, by literal, variable or default; 1 where nothing says. An explicit null asks for the default. */
function sizeOf(field: ComplexityEstimatorArgs['field'], args: Record<string, unknown>): number {
  const ids = args['ids'];
  const named = Array.isArray(ids) ? ids.length : 1;
  const argument = field.args.find(({ name }) => SIZES.has(name));
  if (argument === undefined) return Math.max(1, named);
  const asked = args[argument.name] ?? argument.defaultValue;
  return Math.max(1, named, typeof asked === 'number' ? asked : USUAL_SIZE);
}
