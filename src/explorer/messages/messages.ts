import type { en } from './en.js';

/** All texts of the page: what English has, in whatever words. */
export type Messages = Loose<typeof en>;

type Loose<Text> = Text extends string
  ? string
  : Text extends (...args: infer Parameters) => string
    ? (...args: Parameters) => string
    : { readonly [Key in keyof Text]: Loose<Text[Key]> };
