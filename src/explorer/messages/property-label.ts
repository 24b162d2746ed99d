import type { Messages } from './messages.js';
import { nameWords } from './name-words.js';

/** What a property of facts or a qualifier is called; one that nobody translated, by its own name. */
export function propertyLabel({ values }: Messages, name: string): string {
  const labels: Readonly<Record<string, string>> = values.properties;
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
  if (label !== undefined) return label;
  const words = nameWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
