/** What a mutation says is wrong with its input. */
export interface UserError {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

export interface PlacedErrors {
  /** By field of the form. */
  readonly atFields: ReadonlyMap<string, string>;
  /** Those that no field stands for. */
  readonly elsewhere: readonly UserError[];
}

/**
 * Puts what the server says beside the fields that it speaks of. Its paths may be finer or coarser
 * than the form: `qualifiers.SHARE[0].amount` there, `qualifiers.2.values.0` here.
 */
export function placeErrors(
  errors: readonly UserError[],
  fields: readonly string[],
  qualifierNames: readonly string[] = [],
): PlacedErrors {
  const atFields = new Map<string, string>();
  const elsewhere: UserError[] = [];
  for (const error of errors) {
    // `input`, `0`: a form sends one claim.
    const place = formPlace(error.path.slice(2).join('.'), qualifierNames);
    const field = fieldAt(place, fields);
    if (field === undefined) elsewhere.push(error);
    else atFields.set(field, atFields.get(field) ?? error.message);
  }
  return { atFields, elsewhere };
}

function formPlace(place: string, qualifierNames: readonly string[]): string {
  const match = /^qualifiers\.([A-Z_]+)(?:\[(\d+)\])?(.*)$/.exec(place);
  if (match === null) return place;
  const [, name = '', position = '0', rest = ''] = match;
  // The form has a row for each value; the server, a list of values for each name.
  const rows = qualifierNames.flatMap((one, row) => (one === name ? [row] : []));
  const row = rows[Number(position)] ?? rows[0];
  return row === undefined ? place : `qualifiers.${row}.values.0${rest}`;
}

/** The field itself, else the nearest around it, else the first within it. */
function fieldAt(place: string, fields: readonly string[]): string | undefined {
  if (place === '') return undefined;
  const parts = place.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const around = parts.slice(0, length).join('.');
    if (fields.includes(around)) return around;
  }
  return fields.find((field) => field.startsWith(`${place}.`));
}
