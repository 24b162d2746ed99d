/** What every part of the form of a claim is given. */
export interface FormPart<Value> {
  /** Where the part stands in the API's input: `qualifiers.0.values.0`. */
  readonly field: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** What is wrong, by field. */
  readonly errors: ReadonlyMap<string, string>;
}

/** The id of a field's control on the page. */
export const fieldId = (field: string): string => `claim-${field.replaceAll('.', '-')}`;
