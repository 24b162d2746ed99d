import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';

import { formatError } from '../../src/api/format-error.js';
import { SCHEMA } from '../support/api.js';

test('a bad date in the document is bad input, and says what was expected and what came', () => {
  const source = '{ entity(id: "a") { relations(at: { from: "2026-02-31" }) { totalCount } } }';
  const [error] = validate(SCHEMA, parse(source));
  // As Apollo hands a validation error over.
  const formatted = { message: error!.message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };

  expect(formatError(formatted, error)).toMatchObject({
    message: expect.stringContaining('expected a date as 2025, 2025-04 or 2025-04-30') as unknown,
    extensions: { code: 'BAD_USER_INPUT', received: '"2026-02-31"' },
  });
});
