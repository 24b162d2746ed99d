import { Ctx, Query, Resolver } from 'type-graphql';
import { ROLES } from '../../access/principal.js';
import type { ApiContext } from '../context.js';
import { Viewer } from '../types/viewer.js';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description:
      'Whose key the request shows; null when it shows none. A key that is no good is an error of the whole request.',
  })
  viewer(@Ctx() { principal }: ApiContext) {
    if (principal.keyId === undefined) return null;
    return { name: principal.name, role: ROLES.findLast((role) => principal.roles.has(role)) };
  }
}
