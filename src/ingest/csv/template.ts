const PLACE = /\{\{([^()}]*)\}\}/g;

/** The columns that a template names as `{{column}}`. */
export function templateColumns(template: string): readonly string[] {
  return [...template.matchAll(PLACE)].map(([, column = '']) => column);
}

/** A template with each `{{column}}` replaced by its cell, or by nothing. */
export function fillTemplate(
  template: string,
  cellOf: (column: string) => string | undefined,
): string {
  return template.replace(PLACE, (_, column: string) => cellOf(column) ?? '').trim();
}
