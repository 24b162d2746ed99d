import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The smallest vocabulary with one of everything; tests change one line of it and see what is said. */
export const SMALL_VOCABULARY = `types:
  PERSON:
    label: Person
    plural: People
    description: A human being.
    ftm: Person
  COMPANY:
    label: Company
    plural: Companies
    description: A business.
    ftm: Company
  ARTICLE:
    label: Article
    plural: Articles
    description: A text.
kinds:
  EMPLOYMENT:
    description: A person works for a company.
    source: [PERSON]
    target: [COMPANY]
    label: works for
    inverseLabel: employs
    symmetric: false
    qualifiers: [ROLE]
    ftm: Employment
  ASSOCIATE:
    description: Two people are associated.
    source: [PERSON]
    target: [PERSON]
    label: is associated with
    inverseLabel: is associated with
    symmetric: true
    qualifiers: []
properties:
  NAME:
    description: What it is called.
    types: [PERSON, COMPANY]
    value: TEXT
    ftm: name
qualifiers:
  ROLE:
    description: The post.
    value: TEXT
    ftm: role
  EMPLOYER:
    description: Who paid.
    value: ENTITY
    types: [COMPANY]
`;

/** Writes `text` to a file of its own, hands its path to `use`, and removes it again. */
export function withVocabularyFile<T>(text: string, use: (path: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'vocabulary-'));
  try {
    const path = join(directory, 'vocabulary.yaml');
    writeFileSync(path, text);
    return use(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
