import { optionalText, text } from './columns.js';
import { reading, writing } from './statement.js';

/** → whether there is nothing that a user put into the graph. */
export const IS_EMPTY = reading(
  'IS_EMPTY',
  `RETURN NOT (EXISTS { MATCH (e:Entity) } OR EXISTS { MATCH (c:Claim) } OR EXISTS { MATCH (s:Source) }) AS empty`,
  (row) => row['empty'] === true,
);

/** A source that an article's file is. */
export interface SeededSource {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  /** The directory that it was last seeded from. */
  readonly seededFrom: string | undefined;
}

/** → the sources that are article files, in no order. */
export const SEEDED_SOURCES = reading<SeededSource>(
  'SEEDED_SOURCES',
  `MATCH (s:Source) WHERE s.kind = 'ARTICLE'
   RETURN s.id AS id, s.name AS name, s.address AS address, s.seededFrom AS seededFrom`,
  (row) => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    address: optionalText(row, 'address'),
    seededFrom: optionalText(row, 'seededFrom'),
  }),
);

/** $ids, $directory: remembers where sources were seeded from; null forgets it. */
export const MARK_SEEDED = writing(
  'MARK_SEEDED',
  'UNWIND $ids AS id MATCH (s:Source {id: id}) SET s.seededFrom = $directory',
);
