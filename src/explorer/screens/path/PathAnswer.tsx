import { useState } from 'react';
import { Link } from 'wouter';

import { useMessages } from '../../messages/language.js';
import { graphAddress } from '../../model/addresses.js';
import type { FoundPath } from '../../model/path-hop.js';
import type { PathQuestion } from '../../model/path-question.js';
import { PathItem } from './PathItem.js';
import { PathPicture } from './PathPicture.js';

interface Properties {
  readonly paths: readonly FoundPath[];
  readonly summary: string;
  readonly question: PathQuestion;
  readonly onAsk: (question: PathQuestion) => void;
}

/** The paths as a picture and as a list; what is pointed at in the list stands out in the picture. */
export function PathAnswer({ paths, summary, question, onAsk }: Properties) {
  const { path } = useMessages();
  const [chosen, setChosen] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const ids = [...new Set(paths.flatMap(({ nodes }) => nodes.map(({ id }) => id)))];
  return (
    <section className="path-answer">
      <p className="actions">
        <span className="muted">{summary}</span>
        <Link className="button" href={graphAddress(ids)}>
          {path.openAllOnCanvas}
        </Link>
      </p>
      <h2>{path.picture}</h2>
      <PathPicture paths={paths} shown={pointed ?? chosen} />
      <h2>{path.list}</h2>
      <ol className="path-list">
        {paths.map((found, index) => (
          <PathItem
            key={found.nodes.map(({ id }) => id).join('\n')}
            path={found}
            number={index + 1}
            isChosen={chosen === index}
            onChoose={() => setChosen(chosen === index ? null : index)}
            onPoint={(isPointed) => setPointed(isPointed ? index : null)}
            onStepAround={(id) => onAsk({ ...question, avoidIds: [...question.avoidIds, id] })}
          />
        ))}
      </ol>
    </section>
  );
}
