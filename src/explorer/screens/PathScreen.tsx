import '../theme/path.css';

import { useEffect } from 'react';
import { useLocation } from 'wouter';

import { useQuery } from '../api/use-query.js';
import { announce } from '../components/announce.js';
import { EmptyNote } from '../components/EmptyNote.js';
import type { EntityName } from '../components/EntityLink.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useAddressQuery } from '../components/use-address.js';
import { useTitle } from '../components/use-title.js';
import { Waiting } from '../components/Waiting.js';
import { PathsDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import {
  pathQuestionAddress,
  pathVariables,
  readPathQuestion,
  type PathQuestion,
} from '../model/path-question.js';
import { PathAnswer } from './path/PathAnswer.js';
import { PathForm } from './path/PathForm.js';
import { NothingFound, TooMuch } from './path/PathHints.js';
import { usePathEnds } from './path/use-path-ends.js';

/** `/path?from&to&…`: how two entities hang together. The address holds the whole question. */
export function PathScreen() {
  const { path } = useMessages();
  const question = readPathQuestion(useAddressQuery());
  const address = pathQuestionAddress(question);
  const [, navigate] = useLocation();
  const ask = (changed: PathQuestion) => navigate(pathQuestionAddress(changed));

  const ends = usePathEnds(question);
  // Ends that are one and the same, or not known, have no paths: no need to ask.
  const variables = ends.problem === undefined ? pathVariables(question) : null;
  const { data, problems, isLoading, isEarlier, since, retry, cancel } = useQuery(
    PathsDocument,
    variables,
  );
  useScreenQuery(PathsDocument, pathVariables(question));
  const name = (end: EntityName | null, id: string) => end?.name ?? id;
  const [from, to] = [name(ends.from, question.from), name(ends.to, question.to)];
  const isAsked = question.from !== '' && question.to !== '';
  useTitle(isAsked ? path.titleOf(from, to) : path.title);

  const paths = isEarlier || variables === null ? undefined : data?.paths;
  const count = paths?.length;
  const found =
    count === undefined || isLoading
      ? undefined
      : count === question.first
        ? path.foundFull(count)
        : path.found(count);
  useEffect(() => {
    if (found !== undefined) announce(found);
  }, [found]);
  const hasStopped = problems.some(({ kind }) => kind === 'cancelled');

  return (
    <>
      <h1>{isAsked ? path.titleOf(from, to) : path.title}</h1>
      <p className="muted">{isAsked ? '' : path.intro}</p>
      <PathForm key={address} question={question} ends={ends} onAsk={ask} />
      {!isAsked && <p className="muted">{path.chooseBoth}</p>}
      {ends.problem !== undefined && <EmptyNote title={ends.problem} />}
      {isLoading && (
        <>
          <p className="visually-hidden" role="status">
            {path.searching}
          </p>
          <Waiting since={since} onStop={cancel} />
          <Skeleton />
        </>
      )}
      <ErrorNote problems={problems} isPartial={paths !== undefined} onRetry={retry} />
      {(hasStopped || problems.some(isTooMuch)) && <TooMuch question={question} />}
      {!isLoading && paths?.length === 0 && (
        <NothingFound question={question} from={from} to={to} />
      )}
      {paths !== undefined && paths.length > 0 && (
        <PathAnswer
          key={address}
          paths={paths}
          summary={found ?? ''}
          question={question}
          onAsk={ask}
        />
      )}
    </>
  );
}

function isTooMuch(problem: { readonly kind: string; readonly code?: string }): boolean {
  return (
    problem.kind === 'timeout' || problem.code === 'TIMEOUT' || problem.code === 'QUERY_TOO_COSTLY'
  );
}
