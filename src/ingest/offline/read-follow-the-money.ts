import { loadVocabulary } from '../../vocabulary/load-vocabulary.js';
import { followTheMoneyFormat } from '../follow-the-money/format.js';
import { ndjsonRecords } from '../ndjson-records.js';
import type { Read } from './make-batch.js';

/** For worker threads: reads FollowTheMoney entities by the vocabulary at this path. */
export function makeRead(vocabularyPath: string): Read {
  const format = followTheMoneyFormat(loadVocabulary(vocabularyPath), ndjsonRecords);
  return (record) => format.read(record);
}
