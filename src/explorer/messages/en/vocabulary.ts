import { KIND_LABELS, TYPE_LABELS } from '../../generated/vocabulary.js';

/** Types and kinds, as the vocabulary names them. */
export const vocabulary = { types: TYPE_LABELS, kinds: KIND_LABELS } as const;
