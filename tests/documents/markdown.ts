import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function readDocument(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

/** The text from a heading to the next one of its level or above. */
export function section(markdown: string, heading: string): string {
  const [level = ''] = /^#+/.exec(heading) ?? [];
  const lines = markdown.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`Expected a heading ${heading}, found none.`);
  const next = lines.findIndex(
    (line, index) => index > start && new RegExp(`^#{1,${level.length}} `).test(line),
  );
  return lines.slice(start + 1, next < 0 ? undefined : next).join('\n');
}

/** Contents of the fenced blocks of a language, in order. */
export function fencedBlocks(markdown: string, language: string): readonly string[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, name, text]) => (name === language ? [text ?? ''] : []));
}

/** The rows below the head of the one table in a text; a cell in backquotes comes without them. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map((cell) =>
        cell
          .trim()
          .replaceAll('\\|', '|')
          .replace(/^`([^`]*)`$/, '$1'),
      ),
  );
}

/** Targets of links, code blocks and code spans left out. */
export function linkTargets(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
}

/** A heading's anchor, as GitHub makes it. */
export function anchors(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
