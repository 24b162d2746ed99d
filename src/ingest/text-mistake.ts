import { isUtf8 } from 'node:buffer';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);
const NUL = 0x00;

/**
 * Why bytes cannot be taken as the text of a record, or undefined: they are not UTF-8, or they hold a NUL. The first
 * bad byte is named by its offset, from 0.
 */
export function mistakeInText(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) {
    const offset = offsetOfBadByte(bytes);
    const byte = bytes
      .subarray(offset, offset + 1)
      .toString('hex')
      .toUpperCase();
    return `expected UTF-8, got the byte ${byte} at offset ${offset}.`;
  }
  const nul = bytes.indexOf(NUL);
  return nul === -1 ? undefined : `expected text, got a NUL byte at offset ${nul}.`;
}

/** Where decoding first puts a replacement character that is not in the bytes themselves. */
function offsetOfBadByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let offset = 0;
  let start = 0;
  for (;;) {
    const replaced = text.indexOf(REPLACEMENT, start);
    offset += Buffer.byteLength(text.slice(start, replaced));
    const written = bytes.subarray(offset, offset + REPLACEMENT_BYTES.length);
    if (!written.equals(REPLACEMENT_BYTES)) return offset;
    offset += REPLACEMENT_BYTES.length;
    start = replaced + 1;
  }
}
