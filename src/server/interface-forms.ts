import {
  getNamedType,
  getNullableType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLFieldConfigMap,
  type GraphQLInterfaceTypeConfig,
  type GraphQLNamedType,
  type GraphQLObjectTypeConfig,
  type GraphQLOutputType,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { fragmentsOf, type Fragments } from '../limits/fragments-of.js';

/** What `__typename` becomes where an interface is one type: a field that asks the value. */
const TYPE_NAME = '__typenameOfValue';
/** The field that has the interface as it is, beside the one that has it as one type. */
const EACH = '__each';

/**
 * Queries as they are compiled best. A compiler writes code for each type that may stand where an interface is selected,
 * and again for each below it: eleven types on three levels are 1,331 copies. Where a query asks of an interface only what
 * the interface itself has, the copies are all the same, so there the interface is one object type.
 */
export class InterfaceForms {
  /** What rewritten documents are for: the original, in which each field of an interface has both forms. */
  readonly schema: GraphQLSchema;
  readonly #original: GraphQLSchema;

  constructor(original: GraphQLSchema) {
    this.#original = original;
    this.schema = withBothForms(original);
  }

  /**
   * The same question, its fragments written out where they can be.
   * @returns undefined when code would be written for more than `mostFields`.
   */
  rewrite(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    mostFields: number,
  ): DocumentNode | undefined {
    const root = this.#original.getRootType(operation.operation);
    if (root === undefined || root === null) return undefined;
    const rewriting = new Rewriting(this.#original, document, mostFields);
    const selections = rewriting.selections(operation.selectionSet, { type: root, copies: 1 });
    if (rewriting.isTooMuch) return undefined;
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] };
  }
}

/** Where selections stand. */
interface Place {
  readonly type: GraphQLCompositeType;
  /** The interface is one object type here. */
  readonly isOne?: boolean;
  /** How often the code for this place is written. */
  readonly copies: number;
}

class Rewriting {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  #left: number;

  constructor(schema: GraphQLSchema, document: DocumentNode, mostFields: number) {
    this.#schema = schema;
    this.#left = mostFields;
    this.#fragments = fragmentsOf(document);
  }

  get isTooMuch(): boolean {
    return this.#left < 0;
  }

  selections(set: SelectionSetNode, place: Place): readonly SelectionNode[] {
    return set.selections.flatMap((selection) => {
      if (this.isTooMuch) return [];
      this.#left -= place.copies;
      return selection.kind === Kind.FIELD
        ? [this.#field(selection, place)]
        : this.#fragment(selection, place);
    });
  }

  #field(node: FieldNode, { type: parent, isOne, copies }: Place): FieldNode {
    if (node.name.value === '__typename') return isOne === true ? renamed(node, TYPE_NAME) : node;
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    if (field === undefined || node.selectionSet === undefined) return node;
    const type = getNamedType(field.type) as GraphQLCompositeType;
    const isBelowOne = isInterfaceType(type) && !this.#isNarrowed(node.selectionSet, type);
    const types =
      isAbstractType(type) && !isBelowOne ? this.#schema.getPossibleTypes(type).length : 1;
    const below: Place = { type, isOne: isBelowOne, copies: copies * types };
    const selections = this.selections(node.selectionSet, below);
    const rewritten = { ...node, selectionSet: { ...node.selectionSet, selections } };
    return isInterfaceType(type) && !isBelowOne
      ? renamed(rewritten, node.name.value + EACH)
      : rewritten;
  }

  /** A fragment's own selections where it always holds, nothing where it never does. */
  #fragment(node: Exclude<SelectionNode, FieldNode>, place: Place): readonly SelectionNode[] {
    const fragment = this.#definitionOf(node);
    const type = this.#conditionOf(fragment) ?? place.type;
    if (this.#holdsAlways(type, place.type)) return this.selections(fragment.selectionSet, place);
    if (isObjectType(place.type)) return [];
    const selections = this.selections(fragment.selectionSet, { ...place, type });
    const { selectionSet, typeCondition } = fragment;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet: { ...selectionSet, selections },
        ...(typeCondition && { typeCondition }),
      },
    ];
  }

  /** Whether something is asked of only some of an interface's types. */
  #isNarrowed(set: SelectionSetNode, type: GraphQLInterfaceType): boolean {
    return set.selections.some((selection) => {
      if (this.isTooMuch || selection.kind === Kind.FIELD) return false;
      this.#left -= 1;
      const fragment = this.#definitionOf(selection);
      const condition = this.#conditionOf(fragment) ?? type;
      return !this.#holdsAlways(condition, type) || this.#isNarrowed(fragment.selectionSet, type);
    });
  }

  #definitionOf(
    node: Exclude<SelectionNode, FieldNode>,
  ): InlineFragmentNode | FragmentDefinitionNode {
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
    if (fragment === undefined) throw new TypeError('Expected a document that was validated.');
    return fragment;
  }

  #conditionOf({ typeCondition }: InlineFragmentNode | FragmentDefinitionNode) {
    return typeCondition === undefined
      ? undefined
      : (this.#schema.getType(typeCondition.name.value) as GraphQLCompositeType);
  }

  #holdsAlways(condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
    return (
      condition === type ||
      (isInterfaceType(condition) && !isUnionType(type) && this.#schema.isSubType(condition, type))
    );
  }
}

function renamed(node: FieldNode, name: string): FieldNode {
  return { ...node, alias: node.alias ?? node.name, name: { ...node.name, value: name } };
}

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

function withBothForms(original: GraphQLSchema): GraphQLSchema {
  const forms = new Map<string, GraphQLNamedType>();
  const keep = (name: string, make: () => GraphQLNamedType): GraphQLNamedType => {
    const made = forms.get(name) ?? make();
    forms.set(name, made);
    return made;
  };
  const asItIs = (type: GraphQLNamedType): GraphQLNamedType =>
    keep(type.name, () => {
      if (isUnionType(type)) {
        const types = () => type.getTypes().map((member) => asItIs(member) as GraphQLObjectType);
        return new GraphQLUnionType({ ...type.toConfig(), types });
      }
      if (isIntrospectionType(type) || (!isObjectType(type) && !isInterfaceType(type))) return type;
      const { fields, ...config } = type.toConfig();
      const form = {
        ...config,
        interfaces: () => type.getInterfaces().map((one) => asItIs(one) as GraphQLInterfaceType),
        fields: () => inBothForms(fields),
      };
      return isObjectType(type)
        ? new GraphQLObjectType(form as GraphQLObjectTypeConfig<unknown, unknown>)
        : new GraphQLInterfaceType(form as GraphQLInterfaceTypeConfig<unknown, unknown>);
    });
  const asOneType = (type: GraphQLInterfaceType): GraphQLNamedType =>
    keep(`${type.name}__one`, () => {
      // An interface's fields are resolved as those of the types that have it, which inherit them.
      const [implementation] = original.getPossibleTypes(type);
      const own = type.toConfig().fields;
      const inherited = implementation?.toConfig().fields ?? {};
      const fields = Object.fromEntries(
        Object.entries(own).map(([name, field]) => [
          name,
          { ...field, ...inherited[name], type: field.type },
        ]),
      );
      const typeName: Fields[string] = {
        type: new GraphQLNonNull(GraphQLString),
        resolve: (value, _arguments, context, info) =>
          type.resolveType?.(value, context, info, type),
      };
      return new GraphQLObjectType({
        name: `${type.name}__one`,
        fields: () => ({ ...inBothForms(fields), [TYPE_NAME]: typeName }),
      });
    });
  const inBothForms = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const below = getNamedType(field.type);
        const asked = { ...field, type: wrapped(field.type, asItIs(below)) };
        if (!isInterfaceType(below)) return [[name, asked]];
        const each = { ...asked, resolve: field.resolve ?? propertyOf(name) };
        const one = { ...field, type: wrapped(field.type, asOneType(below)) };
        return [
          [name, one],
          [name + EACH, each],
        ];
      }),
    );
  const query = original.getQueryType();
  return new GraphQLSchema({
    query: query && (asItIs(query) as GraphQLObjectType),
    types: Object.values(original.getTypeMap()).map(asItIs),
    assumeValid: true,
  });
}

const propertyOf = (name: string) => (source: unknown) => (source as Record<string, unknown>)[name];

/** Another type in the lists and non-nulls of a field's own. */
function wrapped(like: GraphQLOutputType, named: GraphQLNamedType): GraphQLOutputType {
  if (isNonNullType(like)) return new GraphQLNonNull(getNullableType(wrapped(like.ofType, named)));
  return isListType(like)
    ? new GraphQLList(wrapped(like.ofType, named))
    : (named as GraphQLOutputType);
}
