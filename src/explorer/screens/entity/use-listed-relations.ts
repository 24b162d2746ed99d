import { useLocation } from 'wouter';

import { usePages } from '../../api/use-pages.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { useAddressQuery } from '../../components/use-address.js';
import { EntityRelationsDocument } from '../../generated/graphql.js';
import { entityAddress } from '../../model/addresses.js';
import {
  readRelationChoice,
  writeRelationChoice,
  type RelationChoice,
} from '../../model/entity-address.js';
import type { ShownEntity } from './shown-entity.js';

/** The relations of an entity that its screen lists: all or of a kind and a day, page by page. */
export function useListedRelations(entity: ShownEntity, pageSize: number) {
  const [, navigate] = useLocation();
  const choice = readRelationChoice(useAddressQuery());
  const isAll = choice.kind === null && choice.at === null;
  const variables = {
    id: entity.id,
    first: pageSize,
    ...(choice.kind === null ? {} : { kinds: [choice.kind], direction: choice.direction }),
    ...(choice.at === null ? {} : { at: { from: choice.at } }),
  };
  const pages = usePages(EntityRelationsDocument, variables, {
    connectionOf: (answer) => answer.entity?.relations,
    given: isAll ? entity.relations : undefined,
  });
  useScreenQuery(EntityRelationsDocument, isAll ? null : variables, 'part');
  return {
    ...pages,
    choice,
    isAll,
    /** How many there are of each kind at that time, whatever kind is listed. */
    degrees: (isAll ? undefined : pages.data?.entity?.degrees) ?? entity.degrees,
    choose: (next: RelationChoice) =>
      navigate(entityAddress(entity.id) + writeRelationChoice(next), { replace: true }),
  };
}
