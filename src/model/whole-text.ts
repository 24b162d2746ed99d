const UNSAFE = /\u0000|\p{Surrogate}/u;

/** Whether a text has neither NUL nor halves of characters, which not every engine and no UTF-8 keeps as they are. */
export function isWholeText(text: string): boolean {
  return !UNSAFE.test(text);
}
