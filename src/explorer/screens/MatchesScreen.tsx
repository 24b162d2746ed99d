import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';

/** `/matches`: records that may be the same thing, for editors. */
export function MatchesScreen() {
  const { matches } = useMessages();
  useTitle(matches.title);
  return <h1>{matches.title}</h1>;
}
