import { SutraError } from '../errors.js';
import type { Statement } from './engine.js';

/**
 * Refuses a statement that writes: outside a transaction it would not wait for the writers' turn.
 * @throws SutraError INTERNAL_SERVER_ERROR that names the statement.
 */
export function checkReading({ name, access }: Pick<Statement<unknown>, 'name' | 'access'>): void {
  if (access === 'READ') return;
  throw new SutraError('INTERNAL_SERVER_ERROR', `Statement ${name} writes; run it inside write().`);
}
