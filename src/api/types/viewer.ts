import { Field, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';

@ObjectType({ description: 'Who asks, by the API key of the request.' })
export class Viewer {
  @Field(() => String, { description: 'The name that the key was given.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'The highest role that the key has.' })
  role!: string;
}
