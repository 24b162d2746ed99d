import { readExamples } from './examples.js';

/** The queries of schema/examples. */
export const EXAMPLES = readExamples(
  import.meta.glob<string>('../../../schema/examples/*.graphql', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
