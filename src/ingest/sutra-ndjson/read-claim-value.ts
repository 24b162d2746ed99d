import { QUANTITY_QUALIFIERS, type ClaimValue } from '../../model/value.js';
import type { JsonField } from './json-fields.js';

const VALUE_TYPES = ['TEXT', 'QUANTITY', 'MONEY', 'DATE', 'BOOLEAN', 'ENTITY'] as const;
const KEYS: Record<ClaimValue['type'], readonly string[]> = {
  TEXT: ['text'],
  QUANTITY: ['amount', 'unit', 'qualifier'],
  MONEY: ['amount', 'currency', 'qualifier'],
  DATE: ['date'],
  BOOLEAN: ['value'],
  ENTITY: ['entity'],
};

/**
 * Reads a value as an export writes it: `type` and the keys of that type. Whether it is what the vocabulary asks for
 * is for `findClaimMistakes` to say.
 */
export function readClaimValue(field: JsonField): ClaimValue | undefined {
  const given = new Map(field.entries());
  const type = given.get('type')?.oneOf(VALUE_TYPES);
  if (type === undefined) {
    if (!given.has('type')) field.refuse('an object with a type');
    return undefined;
  }
  field.fields(['type', ...KEYS[type]]);
  const missing = KEYS[type].find((name) => name !== 'qualifier' && !given.has(name));
  if (missing !== undefined) {
    field.refuse(`the keys ${KEYS[type].join(', ')}`);
    return undefined;
  }
  const text = (name: string) => given.get(name)?.text() ?? '';
  const qualifier = () => given.get('qualifier')?.oneOf(QUANTITY_QUALIFIERS) ?? 'EXACT';
  switch (type) {
    case 'TEXT':
      return { type, text: text('text') };
    case 'QUANTITY':
      return { type, amount: text('amount'), unit: text('unit'), qualifier: qualifier() };
    case 'MONEY':
      return { type, amount: text('amount'), currency: text('currency'), qualifier: qualifier() };
    case 'DATE':
      return { type, date: text('date') };
    case 'BOOLEAN':
      return { type, value: given.get('value')?.flag() ?? false };
    case 'ENTITY':
      return { type, entity: text('entity') };
  }
}
