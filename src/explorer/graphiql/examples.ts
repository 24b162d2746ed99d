/** A query to begin with. */
export interface Example {
  /** The question that it answers: the first line of its file. */
  readonly title: string;
  readonly query: string;
}

/** What to see first: one entity with its words, then what the graph is for. */
const FIRST = ['who-is-qureshi', 'what-ties-qureshi-to-chinas-export-controls'];

/** Examples from the texts of their files, by path: those to see first, the others by title. */
export function readExamples(files: Readonly<Record<string, string>>): readonly Example[] {
  const examples = Object.entries(files).map(([path, query]) => {
    const name = path.replace(/^.*\/|\.graphql$/g, '');
    const place = FIRST.indexOf(name);
    const title = /^#\s*(.+)/.exec(query)?.[1] ?? name;
    return { title, query, place: place === -1 ? FIRST.length : place };
  });
  return examples
    .sort((one, other) => one.place - other.place || one.title.localeCompare(other.title, 'en'))
    .map(({ title, query }) => ({ title, query }));
}
