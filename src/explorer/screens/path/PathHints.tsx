import { Link } from 'wouter';

import { EmptyNote } from '../../components/EmptyNote.js';
import { useMessages } from '../../messages/language.js';
import { loosenings, pathQuestionAddress, type PathQuestion } from '../../model/path-question.js';

interface Properties {
  readonly question: PathQuestion;
}

/** More than most have, fewer than those that make a search long. */
export const USUAL_HUB = 50;

/** No path is there: what of the question to loosen. */
export function NothingFound({
  question,
  from,
  to,
}: Properties & { readonly from: string; readonly to: string }) {
  const { path } = useMessages();
  const ways = loosenings(question);
  return (
    <EmptyNote title={path.none(from, to)}>
      {ways.length > 0 && (
        <>
          <p>{path.loosen}</p>
          <ul className="path-ways">
            {ways.map(({ way, question: looser }) => (
              <li key={way}>
                <Link href={pathQuestionAddress(looser)}>{path.loosenings[way]}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyNote>
  );
}

/** A search that was stopped, or took too long: how to make it shorter. */
export function TooMuch({ question }: Properties) {
  const { path } = useMessages();
  const { maxLength, mostRelations } = question;
  return (
    <EmptyNote title={path.narrow}>
      <ul className="path-ways">
        {maxLength > 1 && (
          <li>
            <Link href={pathQuestionAddress({ ...question, maxLength: maxLength - 1 })}>
              {path.narrowings.shorter}
            </Link>
          </li>
        )}
        {mostRelations === null && (
          <li>
            <Link href={pathQuestionAddress({ ...question, mostRelations: USUAL_HUB })}>
              {path.narrowings.aroundHubs}
            </Link>
          </li>
        )}
      </ul>
    </EmptyNote>
  );
}
