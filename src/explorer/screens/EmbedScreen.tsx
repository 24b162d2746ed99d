import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';

/** `/embed`: a graph for the pages of others. */
export function EmbedScreen() {
  const { embed } = useMessages();
  useTitle(embed.title);
  return <h1>{embed.title}</h1>;
}
