import { markMatches } from '../model/match-marks.js';

interface Properties {
  readonly text: string;
  /** What was typed. */
  readonly query: string;
}

/** A text in which what was asked for is marked. */
export function MarkedText({ text, query }: Properties) {
  return (
    <bdi>
      {markMatches(text, query).map((part, index) =>
        part.isMatch ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </bdi>
  );
}
