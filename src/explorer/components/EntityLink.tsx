import { Link } from 'wouter';

import type { EntityType } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { articleAddress, entityAddress } from '../model/addresses.js';
import { TypeShape } from './TypeShape.js';

export interface EntityName {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
}

/** The name of an entity, which leads to its screen; articles have one of their own. */
export function EntityLink({ entity }: { readonly entity: EntityName }) {
  const { types } = useMessages().vocabulary;
  const { id, type, name } = entity;
  return (
    <span className="entity-link">
      <TypeShape type={type} />
      <Link
        href={type === 'ARTICLE' ? articleAddress(id) : entityAddress(id)}
        title={types[type].label}
      >
        <bdi>{name}</bdi>
      </Link>
    </span>
  );
}
