import { badInput, SutraError } from '../errors.js';
import type { ClaimContent, Qualifiers } from '../model/claim.js';
import { checkEntityId } from '../model/entity.js';
import { isWholeText } from '../model/whole-text.js';
import { normalizeValue, QUANTITY_QUALIFIERS, type ClaimValue } from '../model/value.js';
import type { QualifierDefinition, Vocabulary } from './vocabulary.js';

/** The type of an entity by its id; undefined where it is not known (yet). */
export type TypeOf = (entityId: string) => string | undefined;

/**
 * Checks a claim against the vocabulary and gives its values their one spelling. An end whose type is not known
 * is let through: the entity may come later. A fact may carry every qualifier there is, because the vocabulary
 * lists them for relation kinds alone.
 * @throws SutraError BAD_USER_INPUT at the first mistake; it names the field, under `argument` unless that is empty.
 */
export function checkClaim(
  vocabulary: Vocabulary,
  content: ClaimContent,
  typeOf: TypeOf,
  argument = 'claim',
): ClaimContent {
  const checked = findClaimMistakes(vocabulary, content, typeOf, argument);
  const [first] = checked.mistakes;
  if (first !== undefined) throw first;
  return checked.content;
}

/** As `checkClaim`, for callers that tell all mistakes at once. */
export function findClaimMistakes(
  vocabulary: Vocabulary,
  content: ClaimContent,
  typeOf: TypeOf,
  argument = 'claim',
): { readonly content: ClaimContent; readonly mistakes: readonly SutraError[] } {
  const check = new ClaimCheck(vocabulary, typeOf, argument);
  return { content: check.run(content), mistakes: check.mistakes };
}

class ClaimCheck {
  readonly mistakes: SutraError[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly typeOf: TypeOf,
    private readonly argument: string,
  ) {}

  run(content: ClaimContent): ClaimContent {
    this.id('subject', content.subjectId);
    if (content.assertedBy !== undefined) this.id('assertedBy', content.assertedBy);
    return content.family === 'RELATION' ? this.relation(content) : this.fact(content);
  }

  private relation(content: ClaimContent & { family: 'RELATION' }): ClaimContent {
    this.id('object', content.objectId);
    const kind = this.vocabulary.kinds.get(content.kind);
    if (kind === undefined) {
      this.refuse('kind', 'a relation kind of the vocabulary', content.kind);
    } else {
      this.end('subject', content.subjectId, kind.source, `subject of ${kind.name}`);
      this.end('object', content.objectId, kind.target, `object of ${kind.name}`);
    }
    const owner = kind && { name: kind.name, names: kind.qualifiers };
    return { ...content, qualifiers: this.qualifiers(content.qualifiers, owner) };
  }

  private fact(content: ClaimContent & { family: 'FACT' }): ClaimContent {
    const property = this.vocabulary.properties.get(content.kind);
    if (property === undefined) {
      this.refuse('property', 'a fact property of the vocabulary', content.kind);
    } else {
      this.end('subject', content.subjectId, property.types, `subject of ${property.name}`);
    }
    const value = this.value('value', content.value, property?.value, content.kind);
    return { ...content, value, qualifiers: this.qualifiers(content.qualifiers, undefined) };
  }

  private qualifiers(
    qualifiers: Qualifiers,
    owner: { name: string; names: readonly string[] } | undefined,
  ): Qualifiers {
    const checked = Object.entries(qualifiers).map(([name, values]) => {
      const field = `qualifiers.${name}`;
      const definition = this.vocabulary.qualifiers.get(name);
      if (definition === undefined) {
        this.refuse(field, 'a qualifier of the vocabulary', name);
      } else if (owner !== undefined && !owner.names.includes(name)) {
        const names = owner.names.join(', ') || 'none';
        this.refuse(field, `a qualifier of ${owner.name} (${names})`, name);
      }
      if (values.length === 0) this.refuse(field, 'at least one value', values);
      return [
        name,
        values.map((value, index) => this.qualifierValue(`${field}[${index}]`, value, definition)),
      ] as const;
    });
    return Object.fromEntries(checked);
  }

  private qualifierValue(
    field: string,
    value: ClaimValue,
    definition: QualifierDefinition | undefined,
  ): ClaimValue {
    if (value.type === 'ENTITY') {
      this.id(`${field}.entity`, value.entity);
      if (definition?.value === 'ENTITY') {
        this.end(`${field}.entity`, value.entity, definition.types ?? [], definition.name);
      }
    }
    return this.value(field, value, definition?.value, definition?.name ?? field);
  }

  private value(
    field: string,
    value: ClaimValue,
    expected: ClaimValue['type'] | undefined,
    owner: string,
  ): ClaimValue {
    if (expected !== undefined && value.type !== expected && !isDateTime(expected, value)) {
      this.refuse(field, `a ${expected} value, as ${owner} has`, value);
      return value;
    }
    if (value.type === 'TEXT' && !isWholeText(value.text)) {
      this.refuse(field, 'text of whole characters without NUL', value.text);
    }
    if (
      (value.type === 'QUANTITY' || value.type === 'MONEY') &&
      !QUANTITY_QUALIFIERS.includes(value.qualifier)
    ) {
      this.refuse(
        `${field}.qualifier`,
        `one of ${QUANTITY_QUALIFIERS.join(', ')}`,
        value.qualifier,
      );
    }
    return this.attempt(() => normalizeValue(value, this.path(field))) ?? value;
  }

  private end(field: string, id: string, types: readonly string[], role: string): void {
    const type = this.typeOf(id);
    if (type !== undefined && !types.includes(type)) {
      this.refuse(field, `${types.join(' or ')} as ${role}`, `${id} (${type})`);
    }
  }

  private id(field: string, id: string): void {
    this.attempt(() => checkEntityId(id, this.path(field)));
  }

  private path(field: string): string {
    return this.argument === '' ? field : `${this.argument}.${field}`;
  }

  private refuse(field: string, expected: string, received: unknown): void {
    this.mistakes.push(badInput(this.path(field), expected, received));
  }

  private attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SutraError) || error.code !== 'BAD_USER_INPUT') throw error;
      this.mistakes.push(error);
      return undefined;
    }
  }
}

/** A date with a time of day is kept as text, as the source has it; a DATE is of whole days. */
function isDateTime(expected: ClaimValue['type'], value: ClaimValue): boolean {
  return expected === 'DATE' && value.type === 'TEXT' && DATE_TIME.test(value.text);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}/;
