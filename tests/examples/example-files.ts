import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = fileURLToPath(new URL('../../schema/examples', import.meta.url));
const ANSWERS = fileURLToPath(new URL('answers', import.meta.url));

export interface Example {
  readonly name: string;
  readonly source: string;
}

/** The operations of schema/examples, by name. */
export function readExamples(): readonly Example[] {
  return namesIn(EXAMPLES, '.graphql').map((name) => ({
    name,
    source: readFileSync(path.join(EXAMPLES, `${name}.graphql`), 'utf8'),
  }));
}

export function answerNames(): readonly string[] {
  return namesIn(ANSWERS, '.json');
}

/** What an example must answer on the shipped seed: held to the articles by whoever wrote it, made by no tool. */
export function readAnswer(name: string): unknown {
  return JSON.parse(readFileSync(path.join(ANSWERS, `${name}.json`), 'utf8'));
}

function namesIn(directory: string, extension: string): readonly string[] {
  return readdirSync(directory)
    .map((file) => {
      if (!file.endsWith(extension)) throw new Error(`${file}: expected a name with ${extension}.`);
      return path.basename(file, extension);
    })
    .sort();
}
