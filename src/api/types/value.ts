import { createUnionType, Field, ObjectType } from 'type-graphql';
import { QuantityQualifierEnum } from './enums.js';
import { PartialDateScalar } from './scalars.js';

@ObjectType({ description: 'A text.' })
export class TextValue {
  @Field(() => String, { description: 'The text.' })
  text!: string;
}

@ObjectType({ description: 'An amount of something.' })
export class QuantityValue {
  @Field(() => String, {
    description: 'The amount, an exact decimal: as text, since floating point would change it.',
  })
  amount!: string;

  @Field(() => String, { description: 'What is counted or measured: `TONNE`, `PERCENT`, `DAY`.' })
  unit!: string;

  @Field(() => QuantityQualifierEnum, { description: 'How the figure is meant.' })
  qualifier!: string;
}

@ObjectType({ description: 'An amount of money.' })
export class MoneyValue {
  @Field(() => String, {
    description: 'The amount in whole units of the currency, an exact decimal as text.',
  })
  amount!: string;

  @Field(() => String, { description: 'The currency (ISO 4217): `INR`.' })
  currency!: string;

  @Field(() => QuantityQualifierEnum, { description: 'How the figure is meant.' })
  qualifier!: string;
}

@ObjectType({ description: 'A date.' })
export class DateValue {
  @Field(() => PartialDateScalar, { description: 'The date, as precise as it is known.' })
  date!: string;
}

@ObjectType({ description: 'Yes or no.' })
export class BooleanValue {
  @Field(() => Boolean, { description: 'Yes or no.' })
  value!: boolean;
}

@ObjectType({
  description: 'An entity; in qualifiers only, since a claim about two entities is a relation.',
})
export class EntityValue {
  // Its entity is a resolver's: it leads to another type. What is kept here is the id.
  entity!: string;
}

const CLASS_OF_TYPE = {
  TEXT: TextValue,
  QUANTITY: QuantityValue,
  MONEY: MoneyValue,
  DATE: DateValue,
  BOOLEAN: BooleanValue,
  ENTITY: EntityValue,
} as const;

export const FactValue = createUnionType({
  name: 'FactValue',
  description: 'What a fact states or a qualifier adds.',
  types: () =>
    [TextValue, QuantityValue, MoneyValue, DateValue, BooleanValue, EntityValue] as const,
  resolveType: (value) =>
    CLASS_OF_TYPE[(value as unknown as { type: keyof typeof CLASS_OF_TYPE }).type].name,
});
