import { Link, useLocation } from 'wouter';

import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';
import { newClaimAddress } from '../model/addresses.js';
import { ClaimScreen } from './edit/ClaimScreen.js';
import { EditorGate } from './edit/EditorGate.js';
import { NotFoundScreen } from './NotFoundScreen.js';

/** `/edit`: what editors may do; `/edit/claim`: the form of a claim. */
export function EditScreen() {
  const [location] = useLocation();
  if (location === '/edit/claim') return <ClaimScreen />;
  return location === '/edit' ? <EditBeginning /> : <NotFoundScreen />;
}

function EditBeginning() {
  const { edit } = useMessages();
  useTitle(edit.title);
  return (
    <>
      <h1>{edit.title}</h1>
      <p>{edit.intro}</p>
      <EditorGate />
      <p className="actions">
        <Link className="button" href={newClaimAddress()}>
          {edit.addClaim}
        </Link>
        <Link className="button" href="/matches">
          {edit.compareRecords}
        </Link>
      </p>
    </>
  );
}
