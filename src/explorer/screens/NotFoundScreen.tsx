import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';

export function NotFoundScreen() {
  const { app } = useMessages();
  useTitle(app.notFoundTitle);
  return (
    <>
      <h1>{app.notFoundTitle}</h1>
      <p>{app.notFoundText}</p>
    </>
  );
}
