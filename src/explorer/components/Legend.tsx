import type { EntityType } from '../generated/graphql.js';
import { TypeMark } from './TypeMark.js';

/** What the shapes mean, of the types that are shown. */
export function Legend({ types }: { readonly types: readonly EntityType[] }) {
  return (
    <ul className="legend">
      {types.map((type) => (
        <li key={type}>
          <TypeMark type={type} />
        </li>
      ))}
    </ul>
  );
}
