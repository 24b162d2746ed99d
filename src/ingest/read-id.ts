import { checkEntityId } from '../model/entity.js';
import type { SeedNode } from './seed-node.js';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id that a person wrote: an entity's, or a claim's label. */
export function readId(node: SeedNode): string | undefined {
  const id = node.textMatching(ID, 'an id of lower-case words joined by hyphens');
  return id === undefined ? undefined : node.attempt(() => checkEntityId(id, node.path));
}
