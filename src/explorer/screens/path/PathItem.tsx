import { Link } from 'wouter';

import { useMessages } from '../../messages/language.js';
import { graphAddress } from '../../model/addresses.js';
import { hopsOf, type FoundPath, type PathEntity } from '../../model/path-hop.js';
import { PathHop } from './PathHop.js';

interface Properties {
  readonly path: FoundPath;
  /** From 1. */
  readonly number: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onPoint: (isPointed: boolean) => void;
  readonly onStepAround: (id: string) => void;
}

/** A path as sentences, each with the words that say so. */
export function PathItem(properties: Properties) {
  const { path: found, number, isChosen, onChoose, onPoint, onStepAround } = properties;
  const { path } = useMessages();
  const hops = hopsOf(found);
  return (
    <li
      className={isChosen ? 'path-item path-item-chosen' : 'path-item'}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <h3>{path.pathNumber(number, found.length)}</h3>
      {found.certainty !== null && (
        <p>
          <span className={found.certainty === 'POSSIBLE' ? 'mark mark-possible' : 'mark'}>
            {found.certainty === 'POSSIBLE' ? path.possible : path.certain}
          </span>
        </p>
      )}
      <p className="actions">
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {path.show}
        </button>
        <Link className="button" href={graphAddress(found.nodes.map(({ id }) => id))}>
          {path.openCanvas}
        </Link>
      </p>
      <ol className="path-hops">
        {hops.map((hop, place) => (
          <li key={hop.to.id}>
            <PathHop hop={hop} />
            {place < hops.length - 1 && <Between entity={hop.to} onStepAround={onStepAround} />}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** An entity between the ends: one that may be stepped around, and a reason to. */
function Between({
  entity,
  onStepAround,
}: {
  readonly entity: PathEntity;
  readonly onStepAround: (id: string) => void;
}) {
  const { path, format } = useMessages();
  return (
    <p className="actions path-between">
      {entity.isHub && <span className="mark">{path.hub(format.number(entity.degree))}</span>}
      <button
        type="button"
        className="quiet"
        aria-label={path.stepAroundName(entity.name)}
        onClick={() => onStepAround(entity.id)}
      >
        <span aria-hidden="true">↷</span> {path.stepAroundName(entity.name)}
      </button>
    </p>
  );
}
