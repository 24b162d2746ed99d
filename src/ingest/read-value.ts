import { QUANTITY_QUALIFIERS, type ClaimValue } from '../model/value.js';
import type { SeedNode } from './seed-node.js';

/**
 * Reads a value by its shape: a text, true or false, {amount, unit}, {amount, currency}, {date} or {entity}.
 * Whether it is the kind of value that the vocabulary asks for is `checkClaim`'s to say.
 */
export function readValue(node: SeedNode): ClaimValue | undefined {
  if (typeof node.scalar === 'boolean') return { type: 'BOOLEAN', value: node.scalar };
  if (!node.isMapping) {
    const text = node.text();
    return text === undefined ? undefined : { type: 'TEXT', text };
  }
  const names = node.keys();
  if (names.includes('currency')) return readMoney(node);
  if (names.includes('amount') || names.includes('unit')) return readQuantity(node);
  if (names.includes('date')) {
    const date = node.fields(['date']).date?.text();
    return date === undefined ? undefined : { type: 'DATE', date };
  }
  if (names.includes('entity')) {
    const entity = node.fields(['entity']).entity?.text();
    return entity === undefined ? undefined : { type: 'ENTITY', entity };
  }
  const shapes = '{amount, unit}, {amount, currency}, {date} or {entity}';
  node.mistake(`a text, true or false, ${shapes}`, `the keys ${names.join(', ') || 'none'}`);
  return undefined;
}

function readQuantity(node: SeedNode): ClaimValue | undefined {
  const fields = node.fields(['amount', 'unit'], ['qualifier']);
  const amount = fields.amount?.text();
  const unit = fields.unit?.text();
  const qualifier = readQualifier(fields.qualifier);
  if (amount === undefined || unit === undefined || qualifier === undefined) return undefined;
  return { type: 'QUANTITY', amount, unit, qualifier };
}

function readMoney(node: SeedNode): ClaimValue | undefined {
  const fields = node.fields(['amount', 'currency'], ['qualifier']);
  const amount = fields.amount?.text();
  const currency = fields.currency?.text();
  const qualifier = readQualifier(fields.qualifier);
  if (amount === undefined || currency === undefined || qualifier === undefined) return undefined;
  return { type: 'MONEY', amount, currency, qualifier };
}

function readQualifier(node: SeedNode | undefined) {
  return node === undefined ? 'EXACT' : node.oneOf(QUANTITY_QUALIFIERS);
}
