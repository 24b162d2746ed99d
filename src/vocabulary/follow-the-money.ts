import { readFileSync } from 'node:fs';
import { Model, type IModelDatum } from '@opensanctions/followthemoney';

/**
 * FollowTheMoney's schemata, properties and types: those of the Python package, which its npm package lags behind.
 * `scripts/follow-the-money-model.mjs` writes the file. https://followthemoney.tech/explorer/
 */
export const followTheMoney = new Model(readModel());

function readModel(): IModelDatum {
  // As near to dist as to src.
  const file = new URL('../../schema/follow-the-money.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as IModelDatum;
}
