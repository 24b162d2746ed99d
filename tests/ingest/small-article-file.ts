/** A small seed file without a mistake. Lines are counted from 1. */
const ARTICLE_FILE = `article:
  id: story
  title: A story
  language: en
  publishedAt: 2026-02-10T13:28:00+05:30
  text:
    file: page.txt
    sha256: "${'0'.repeat(64)}"
    ranges: [[0, 100]]
entities:
  - { id: ann, type: PERSON, name: Ann }
  - id: acme
    type: COMPANY
    name: Acme
claims:
  # A comment.

  - id: post
    subject: ann
    kind: EMPLOYMENT
    object: acme
    basis: EXPLICIT
    start: "2025"
    evidence:
      - { exact: "Ann works for Acme", start: 0, end: 18 }
`;

/** The small seed file with words changed, each of which stands in it exactly once. */
export function articleFile(changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries(changes).reduce((text, [before, after]) => {
    const parts = text.split(before);
    if (parts.length !== 2)
      throw new Error(`${before} stands ${parts.length - 1} times in the file.`);
    return parts.join(after);
  }, ARTICLE_FILE);
}
