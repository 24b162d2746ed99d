import type { ValuePartsFragment } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { valueText } from '../messages/value-text.js';
import { EntityLink } from './EntityLink.js';

interface Properties {
  readonly value: ValuePartsFragment;
  /** The property or qualifier that has it. */
  readonly name: string;
}

/** A value as the reader's language writes it. Addresses of the web are links, and nothing else is. */
export function FactValueText({ value, name }: Properties) {
  const messages = useMessages();
  if ('entity' in value) return <EntityLink entity={value.entity} />;
  const text = valueText(messages, name, value);
  if ('text' in value && /^https?:\/\//i.test(value.text)) {
    return (
      <a href={value.text} rel="noopener noreferrer nofollow">
        {text}
      </a>
    );
  }
  return <bdi>{text}</bdi>;
}
