import { parseType } from './variable-type.js';

/**
 * The address that opens a document in GraphiQL as a screen ran it. GraphiQL reads the document
 * from the address and nothing else, so the variables are written into it as defaults; they can be
 * changed there.
 */
export function graphiqlLink(
  document: { toString(): string },
  variables: Readonly<Record<string, unknown>> = {},
): string {
  const text = withDefaults(tidy(document.toString()), variables);
  return `/graphql?query=${encodeURIComponent(text)}`;
}

/** The document with each variable's value as its default. */
export function withDefaults(
  document: string,
  variables: Readonly<Record<string, unknown>>,
): string {
  return document.replace(
    /\$(\w+)\s*:\s*([[\]!\w]+)(\s*=\s*(?:"(?:\\.|[^"\\])*"|\[[^\]]*\]|[\w.-]+))?/g,
    (whole, name: string, type: string) => {
      const value = variables[name];
      return value === undefined ? whole : `$${name}: ${type} = ${literal(value, type)}`;
    },
  );
}

/** The generator indents what it writes. */
function tidy(document: string): string {
  return `${document.trim().replace(/^ {4}(fragment|query)/gm, '\n$1')}\n`;
}

/** A value as GraphQL writes it. Names without quotes are enums, which the type tells from strings. */
function literal(value: unknown, type: string): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => literal(item, parseType(type).item)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${name}: ${literal(field, fieldType(field))}`).join(', ')}}`;
  }
  if (typeof value === 'string' && parseType(type).isEnum) return value;
  return JSON.stringify(value);
}

/** Within an input object the type is not at hand; names of enums there are upper-case. */
function fieldType(field: unknown): string {
  const sample: unknown = Array.isArray(field) ? field[0] : field;
  return typeof sample === 'string' && /^[A-Z][A-Z_]+$/.test(sample) ? 'Enum' : 'String';
}
