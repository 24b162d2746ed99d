import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const tests = path.dirname(path.dirname(import.meta.dirname));
const available = path.join(import.meta.dirname, 'available.ts');

/**
 * The test files of this run that reach neo4j/available.ts through their imports.
 * @param {import('jest').Config & Pick<import('@jest/types').Config.GlobalConfig, 'rootDir' | 'testPathPatterns'>} globalConfig
 * @returns {string[]}
 */
export function testsThatNeedNeo4j(globalConfig) {
  const selected = globalConfig.testPathPatterns.toExecutor({ rootDir: globalConfig.rootDir });
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(tests, file))
    .filter((file) => selected.isMatch(file) && reaches(file, available, new Set()));
}

/**
 * @param {string} file
 * @param {string} wanted
 * @param {Set<string>} seen
 * @returns {boolean}
 */
function reaches(file, wanted, seen) {
  if (file === wanted) {
    return true;
  }
  if (seen.has(file) || !existsSync(file) || !file.startsWith(tests)) {
    return false;
  }
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g,
  );
  return [...imports].some(([, specifier]) =>
    reaches(
      path.resolve(path.dirname(file), String(specifier).replace(/\.js$/, '.ts')),
      wanted,
      seen,
    ),
  );
}
