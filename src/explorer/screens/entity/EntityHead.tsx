import { Link } from 'wouter';

import { TypeMark } from '../../components/TypeMark.js';
import { useMessages } from '../../messages/language.js';
import { graphAddress, pathAddress } from '../../model/addresses.js';
import { EntityMenu } from '../edit/EntityMenu.js';
import type { ShownEntity } from './shown-entity.js';

/** Whose screen it is: the name, what else it is called, and the ways on. */
export function EntityHead({ entity }: { readonly entity: ShownEntity }) {
  const { entity: texts } = useMessages();
  return (
    <header>
      <p className="entity-kind">
        <TypeMark type={entity.type} />
        <span className="muted">{texts.count(entity.degree)}</span>
      </p>
      <h1 dir="auto" className={entity.name.length > 80 ? 'name-long' : undefined}>
        {entity.name}
      </h1>
      {entity.summary !== null && (
        <p dir="auto" className="entity-summary">
          {entity.summary}
        </p>
      )}
      {entity.aliases.length > 0 && (
        <dl className="entity-names">
          <dt>{texts.alsoKnownAs}</dt>
          {entity.aliases.map((alias) => (
            <dd key={alias}>
              <bdi>{alias}</bdi>
            </dd>
          ))}
        </dl>
      )}
      {entity.mergedIds.length > 0 && (
        <dl className="entity-names">
          <dt>{texts.alsoRecordedAs}</dt>
          {entity.mergedIds.map((id) => (
            <dd key={id}>
              <code>{id}</code>
            </dd>
          ))}
        </dl>
      )}
      <p className="actions">
        <Link className="button" href={graphAddress([entity.id])}>
          {texts.openGraph}
        </Link>
        <Link className="button" href={pathAddress(entity.id)}>
          {texts.findPaths}
        </Link>
        <a className="button" href="#extracts">
          {texts.allExtracts}
        </a>
        <EntityMenu entityId={entity.id} />
      </p>
    </header>
  );
}
