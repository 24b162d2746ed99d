const UNSAFE_SPACE = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0a00]/g;
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff]/gu;
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * A cell as FollowTheMoney takes it: Unicode NFC, without control and invisible characters, trimmed; undefined when
 * nothing is left. Whatever it begins with (`=`, `+`, `@`) is data.
 */
export function cleanCell(text: string): string | undefined {
  // Most cells; none of the rules below touches them.
  if (PLAIN.test(text)) return text;
  const cleaned = text.normalize('NFC').replace(UNSAFE_SPACE, ' ').replace(UNSAFE, '').trim();
  return cleaned === '' ? undefined : cleaned;
}
