import { LONGEST_CONTEXT, LONGEST_EXTRACT } from '../model/evidence.js';
import { codePointLength } from '../provenance/code-point-length.js';
import type { TextRanges } from '../provenance/verify.js';
import type { SeedExtract } from './article-file.js';
import type { SeedNode } from './seed-node.js';

/**
 * Reads an extract: short, as long as its offsets say, inside one of the article's ranges. Whether the words stand
 * there takes the text.
 */
export function readExtract(
  node: SeedNode,
  ranges: TextRanges | undefined,
): SeedExtract | undefined {
  const fields = node.fields(['exact', 'start', 'end'], ['prefix', 'suffix']);
  const exact = fields.exact?.verbatim(LONGEST_EXTRACT);
  const prefix = fields.prefix?.verbatim(LONGEST_CONTEXT);
  const suffix = fields.suffix?.verbatim(LONGEST_CONTEXT);
  const start = fields.start?.offsetInText();
  const end = fields.end?.offsetInText();
  if (start === undefined || end === undefined) return undefined;
  if (end <= start) {
    fields.end?.mistake(`an end after the start, ${start}`);
    return undefined;
  }
  if (ranges?.some(([first, last]) => first <= start && end <= last) === false) {
    const own = ranges.map((range) => `[${range.join(', ')}]`).join(' ');
    node.mistake(`offsets inside one of the article's ranges ${own}`, `[${start}, ${end}]`);
  }
  if (exact === undefined) return undefined;
  const length = codePointLength(exact);
  if (end - start !== length) {
    const expected = `an end of ${start + length}, because exact has ${length} code points`;
    fields.end?.mistake(expected, String(end));
    return undefined;
  }
  return { line: node.line, exact, prefix, suffix, start, end };
}
