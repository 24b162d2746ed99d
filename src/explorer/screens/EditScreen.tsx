import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';

/** `/edit`: corrections, for editors. */
export function EditScreen() {
  const { edit } = useMessages();
  useTitle(edit.title);
  return <h1>{edit.title}</h1>;
}
