import editorWorker from '../generated/graphiql/editor-worker.js?url';
import style from '../generated/graphiql/graphiql.css?url';
import script from '../generated/graphiql/graphiql.js?url';
import graphqlWorker from '../generated/graphiql/graphql-worker.js?url';
import jsonWorker from '../generated/graphiql/json-worker.js?url';

interface Tab {
  readonly query: string | null;
  readonly variables?: string | null | undefined;
}

/** What GraphiQL is told. Its compiled page hands on all that it does not know itself. */
export interface GraphiqlOptions {
  readonly endpoint: string;
  /** HTML, in its corner. */
  readonly title: string;
  readonly logo: string;
  readonly defaultTabs: readonly Tab[];
  readonly initialQuery?: string;
  readonly initialVariables?: string;
  readonly defaultTheme?: 'light' | 'dark';
  readonly onTabChange: (state: {
    readonly tabs: readonly Tab[];
    readonly activeTabIndex: number;
  }) => void;
  readonly onEditQuery: (query: string) => void;
}

type Render = (element: HTMLElement, options: GraphiqlOptions) => void;

interface Globals {
  /** Where GraphiQL's editor finds its workers. */
  MonacoEnvironment?: {
    readonly globalAPI: boolean;
    readonly getWorkerUrl: (module: string, label: string) => string;
  };
  YogaGraphiQL?: { readonly renderYogaGraphiQL: Render };
}

const WORKERS: Readonly<Record<string, string>> = {
  editorWorkerService: editorWorker,
  json: jsonWorker,
  graphql: graphqlWorker,
};

/** Loads GraphiQL, 5 MB, which a browser then keeps. */
export async function loadGraphiql(): Promise<Render> {
  const globals = globalThis as Globals;
  globals.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (_module, label) => WORKERS[label] ?? editorWorker,
  };
  await Promise.all([
    loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style })),
    loaded(Object.assign(document.createElement('script'), { src: script })),
  ]);
  const graphiql = globals.YogaGraphiQL;
  if (graphiql === undefined) throw new Error('Expected GraphiQL in what was loaded.');
  return graphiql.renderYogaGraphiQL;
}

function loaded(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => reject(new Error('A part of GraphiQL is missing.')));
    document.head.append(element);
  });
}
