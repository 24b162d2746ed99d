import { SOURCE_KINDS } from '../../graph/statements/source-statements.js';
import { checkSourceId } from '../../model/source-id.js';
import type { ReadRecord } from '../import-format.js';
import type { JsonField } from './json-fields.js';

const LONGEST_LIST_ITEM = 256;
const LONGEST_NAME = 1_000;

/** Reads a SOURCE line. Undefined if there is a mistake. */
export function readSourceLine(line: JsonField): readonly ReadRecord[] | undefined {
  const fields = line.fields([
    'line',
    'id',
    'kind',
    'name',
    'address',
    'claimIds',
    'entityIds',
    'seededFrom',
  ]);
  const id = readSourceId(fields.id, line);
  const kind = fields.kind?.oneOf(SOURCE_KINDS);
  const name = fields.name?.text(LONGEST_NAME);
  if (fields.kind === undefined) line.refuse('a kind', 'none');
  if (fields.name === undefined) line.refuse('a name', 'none');
  const address = fields.address?.text();
  const memory = {
    claimIds: fields.claimIds?.items().map((item) => item.text(LONGEST_LIST_ITEM)),
    entityIds: fields.entityIds?.items().map((item) => item.text(LONGEST_LIST_ITEM)),
    seededFrom: fields.seededFrom?.text(),
  };
  if (line.mistakeCount > 0 || id === undefined || kind === undefined || name === undefined) {
    return undefined;
  }
  const whole = (ids: readonly (string | undefined)[] | undefined) =>
    ids?.filter((item) => item !== undefined);
  const remembers = Object.values(memory).some((value) => value !== undefined);
  return [
    {
      source: {
        id,
        kind,
        name,
        address,
        ...(remembers
          ? {
              memory: {
                claimIds: whole(memory.claimIds),
                entityIds: whole(memory.entityIds),
                seededFrom: memory.seededFrom,
              },
            }
          : {}),
      },
      entities: [],
      claims: [],
    },
  ];
}

/** A source's id, which a line must have. */
export function readSourceId(field: JsonField | undefined, line: JsonField): string | undefined {
  if (field === undefined) {
    line.refuse('the id of a source', 'none');
    return undefined;
  }
  const id = field.text(LONGEST_LIST_ITEM);
  return id === undefined ? undefined : field.attempt(() => checkSourceId(id, field.path));
}
