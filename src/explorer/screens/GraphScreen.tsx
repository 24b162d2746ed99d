import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';

/** `/graph`: the canvas, and the table that says the same. */
export function GraphScreen() {
  const { graph } = useMessages();
  useTitle(graph.title);
  return <h1>{graph.title}</h1>;
}
