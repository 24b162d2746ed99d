import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { followTheMoneyLines } from '../../../bench/follow-the-money-file.js';

/** A file of that many generated lines. */
export function inputFile(directory: string, lines: number): string {
  const file = path.join(directory, `generated-${lines}.ftm.json`);
  writeFileSync(file, [...followTheMoneyLines(lines), ''].join('\n'));
  return file;
}

/** The beginning of that file as somebody corrected it: lines are gone, and so are facts of others. */
export function correctedFile(directory: string, lines: number): string {
  const file = path.join(directory, `corrected-${lines}.ftm.json`);
  const corrected = [...followTheMoneyLines(lines)]
    .filter((_, index) => index % 6 !== 5)
    .map((line, index) => (index % 4 === 0 ? line.replace(/,"idNumber":\[[^\]]*\]/, '') : line));
  writeFileSync(file, [...corrected, ''].join('\n'));
  return file;
}
