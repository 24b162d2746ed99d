/** What a tab of GraphiQL holds. */
export interface GraphiqlTab {
  readonly query: string;
  /** JSON, or what somebody is still typing. */
  readonly variables?: string | undefined;
}

const PAGE = '/graphql';

/** The address that opens a document in GraphiQL with the variables that a screen ran it with. */
export function graphiqlLink(
  document: { toString(): string },
  variables: Readonly<Record<string, unknown>> = {},
): string {
  const hasVariables = Object.keys(variables).length > 0;
  return graphiqlAddress({
    query: tidy(document.toString()),
    variables: hasVariables ? JSON.stringify(variables, null, 2) : undefined,
  });
}

/**
 * The address of a tab. It is behind the `#`, which browsers keep to themselves: it may be as long
 * as it likes, and no log on the way says what somebody looks for.
 */
export function graphiqlAddress({ query, variables = '' }: GraphiqlTab): string {
  const parameters = [
    ['query', query],
    ['variables', variables],
  ].filter(([, text]) => text !== '');
  if (parameters.length === 0) return PAGE;
  const text = parameters.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `${PAGE}#${text.join('&')}`;
}

/** The tab that an address asks for. It may also stand behind a `?`, as a request to the API has it. */
export function readGraphiqlAddress({
  search,
  hash,
}: {
  readonly search: string;
  readonly hash: string;
}): GraphiqlTab | undefined {
  for (const text of [hash.replace(/^#/, ''), search]) {
    // A plus sign stands for a space in forms only; here it may be what was typed.
    const given = new URLSearchParams(text === hash.slice(1) ? text.replaceAll('+', '%2B') : text);
    const query = given.get('query');
    if (query !== null && query.trim() !== '') {
      return { query, variables: given.get('variables') ?? undefined };
    }
  }
  return undefined;
}

/** What the operation of a document is called. */
export function operationName(document: { toString(): string }): string | undefined {
  return /^\s*(?:query|mutation)\s+(\w+)/m.exec(document.toString())?.[1];
}

/** The generator indents what it writes. */
function tidy(document: string): string {
  return `${document.trim().replace(/^ {4}(fragment|query|mutation)(?= \w)/gm, '\n$1')}\n`;
}
