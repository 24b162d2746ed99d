import type { QualifierPartsFragment } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { propertyLabel } from '../messages/property-label.js';
import { FactValueText } from './FactValueText.js';

interface Properties {
  readonly qualifiers: readonly QualifierPartsFragment[];
  /** Those that are shown elsewhere. */
  readonly without?: readonly string[];
}

/** What a claim adds: a share, a period, a product. */
export function Qualifiers({ qualifiers, without = [] }: Properties) {
  const messages = useMessages();
  const shown = qualifiers.filter(({ name }) => !without.includes(name));
  if (shown.length === 0) return null;
  return (
    <ul className="qualifiers">
      {shown.map(({ name, values }) => (
        <li key={name}>
          <span className="muted">{propertyLabel(messages, name)}:</span>{' '}
          {values.map((value, index) => (
            <span key={index}>
              {index > 0 && ', '}
              <FactValueText value={value} name={name} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
