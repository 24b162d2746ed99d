import type { EntityType } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { TypeShape } from './TypeShape.js';

/** What an entity is, by shape, colour and word. */
export function TypeMark({ type }: { readonly type: EntityType }) {
  const { types } = useMessages().vocabulary;
  return (
    <span className="type-mark">
      <TypeShape type={type} />
      {types[type].label}
    </span>
  );
}
