import type { Schema } from '@opensanctions/followthemoney';
import { followTheMoney } from '../vocabulary/follow-the-money.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** How Sutra's vocabulary is written in FollowTheMoney's, made once for an export. */
export interface FollowTheMoneyMapping {
  /** The schema that an entity is written as: the one it came as, else its type's counterpart, else the nearest. */
  schemaOf(type: string, kept: string | undefined): Schema;
  /** Whether a type has no counterpart, so that its name has to be written beside the schema. */
  hasCounterpart(type: string): boolean;
  /** FollowTheMoney's name of a fact property or a qualifier. */
  propertyOf(name: string): string | undefined;
  qualifierOf(name: string): string | undefined;
  /** The edge schema of a kind; undefined for Sutra's own kinds. */
  edgeOf(kind: string): Schema | undefined;
  /** How a kind reads from its source. */
  labelOf(kind: string): string;
  /** The kinds that only a record's property makes. */
  readonly linkKinds: readonly string[];
}

export function followTheMoneyMapping(vocabulary: Vocabulary): FollowTheMoneyMapping {
  const kinds = [...vocabulary.kinds.values()];
  const edges = new Map(
    kinds.flatMap(({ name, ftm }) =>
      ftm === undefined ? [] : [[name, followTheMoney.getSchema(ftm)] as const],
    ),
  );
  return {
    schemaOf(type, kept) {
      const definition = vocabulary.types.get(type);
      const isOfType = kept !== undefined && definition?.followTheMoneySchemata.includes(kept);
      return followTheMoney.getSchema(
        isOfType ? kept : (definition?.followTheMoneyExport ?? NEAREST_TO_ANYTHING),
      );
    },
    hasCounterpart: (type) =>
      (vocabulary.types.get(type)?.followTheMoneySchemata.length ?? 0) > 0 &&
      vocabulary.types.get(type)?.ftm !== undefined,
    propertyOf: (name) => vocabulary.properties.get(name)?.ftm,
    qualifierOf: (name) => vocabulary.qualifiers.get(name)?.ftm,
    edgeOf: (kind) => edges.get(kind),
    labelOf: (kind) => vocabulary.kinds.get(kind)?.label ?? kind,
    linkKinds: kinds
      .filter(({ followTheMoneyProperties }) => followTheMoneyProperties.length > 0)
      .map(({ name }) => name),
  };
}

/** A thing that claims nothing about what it is. */
const NEAREST_TO_ANYTHING = 'Note';
