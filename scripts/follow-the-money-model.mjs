// Writes schema/follow-the-money.json, the model that src/vocabulary reads, from the Python package's. To refresh it:
//
//   python3 -m venv ftm && ftm/bin/pip install followthemoney==4.11.2
//   ftm/bin/ftm dump-model | node scripts/follow-the-money-model.mjs
//
// Then give new edge schemata a kind in schema/vocabulary.yaml, `npm run emit`, and put the version into
// tests/support/python/requirements.txt, schema/follow-the-money.LICENSE and this file.

import { readFileSync, writeFileSync } from 'node:fs';

/** @type {unknown} */
const model = JSON.parse(readFileSync(0, 'utf8'));
// A line for each type, schema and property, so that a new version shows what is new.
const text = lines(model, 4);
writeFileSync(new URL('../schema/follow-the-money.json', import.meta.url), `${text}\n`);

/**
 * JSON whose members have a line each, down to a depth.
 * @param {unknown} value
 * @param {number} depth
 * @returns {string}
 */
function lines(value, depth) {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${lines(member, depth - 1)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}
