import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { EntitySummary } from '../../model/entity.js';
import type { ApiContext } from '../context.js';
import { relationConnection } from '../relation-connection.js';
import { ShortcutArguments } from '../types/arguments.js';
import { RelationConnection } from '../types/connection.js';
import {
  Agency,
  Article,
  Company,
  Event,
  Industry,
  Organization,
  Person,
  Place,
  Policy,
  Product,
} from '../types/entity.js';

interface Shortcut {
  readonly description: string;
  readonly kinds: readonly string[];
  readonly direction: 'OUT' | 'IN';
  readonly types?: readonly string[];
}

const POSTS = ['EMPLOYMENT', 'DIRECTORSHIP', 'OCCUPANCY', 'MEMBERSHIP', 'REPRESENTATION'];
const HELD = ['EMPLOYMENT', 'DIRECTORSHIP'];

/** What a reader looks for first at each class: a name for some kinds in one direction. */
const SHORTCUTS: readonly (readonly [typeof Person, Readonly<Record<string, Shortcut>>])[] = [
  [
    Person,
    {
      positions: {
        description: 'Posts, seats and memberships, past ones too.',
        kinds: POSTS,
        direction: 'OUT',
      },
      statements: {
        description: 'What the person spoke about.',
        kinds: ['SPOKE_ABOUT'],
        direction: 'OUT',
      },
      events: { description: 'Where the person spoke.', kinds: ['SPOKE_AT'], direction: 'OUT' },
    },
  ],
  [
    Agency,
    {
      officials: {
        description: 'Who serves or served in it.',
        kinds: [...HELD, 'MEMBERSHIP'],
        direction: 'IN',
        types: ['PERSON'],
      },
      policies: {
        description: 'The policies that it issued.',
        kinds: ['ISSUED'],
        direction: 'OUT',
        types: ['POLICY'],
      },
    },
  ],
  [
    Company,
    {
      executives: {
        description: 'Who works or worked for it or directs it.',
        kinds: HELD,
        direction: 'IN',
        types: ['PERSON'],
      },
      suppliers: { description: 'Who supplies it.', kinds: ['SUPPLIES'], direction: 'IN' },
      customers: { description: 'Whom it supplies.', kinds: ['SUPPLIES'], direction: 'OUT' },
      owners: {
        description: 'Who owns it or a share of it.',
        kinds: ['OWNERSHIP'],
        direction: 'IN',
      },
      products: {
        description: 'What it produces.',
        kinds: ['PRODUCES'],
        direction: 'OUT',
        types: ['PRODUCT'],
      },
    },
  ],
  [
    Organization,
    {
      members: {
        description: 'Who belongs to it.',
        kinds: ['MEMBERSHIP', ...HELD],
        direction: 'IN',
      },
    },
  ],
  [
    Policy,
    {
      issuers: { description: 'Who issued it.', kinds: ['ISSUED'], direction: 'IN' },
      affects: {
        description: 'Whom and what it affects, applies to or supports.',
        kinds: ['AFFECTS', 'APPLIES_TO', 'SUPPORTS'],
        direction: 'OUT',
      },
    },
  ],
  [
    Product,
    {
      producers: {
        description: 'Who produces it, or means to.',
        kinds: ['PRODUCES'],
        direction: 'IN',
      },
      uses: { description: 'What it is used in.', kinds: ['USED_IN'], direction: 'OUT' },
      materials: { description: 'What it is made from.', kinds: ['MADE_FROM'], direction: 'OUT' },
      policies: {
        description: 'Policies that apply to it or support it.',
        kinds: ['APPLIES_TO', 'SUPPORTS', 'AFFECTS'],
        direction: 'IN',
        types: ['POLICY'],
      },
    },
  ],
  [
    Industry,
    {
      products: {
        description: 'What it uses.',
        kinds: ['USED_IN'],
        direction: 'IN',
        types: ['PRODUCT'],
      },
      policies: {
        description: 'Policies that affect, support or apply to it.',
        kinds: ['AFFECTS', 'SUPPORTS', 'APPLIES_TO'],
        direction: 'IN',
        types: ['POLICY'],
      },
    },
  ],
  [
    Event,
    {
      participants: {
        description: 'Who spoke at it or carried it out.',
        kinds: ['SPOKE_AT', 'CARRIED_OUT'],
        direction: 'IN',
      },
      places: {
        description: 'Where it took place.',
        kinds: ['LOCATED_IN'],
        direction: 'OUT',
        types: ['PLACE'],
      },
    },
  ],
  [
    Place,
    {
      occupants: { description: 'What is located in it.', kinds: ['LOCATED_IN'], direction: 'IN' },
    },
  ],
  [
    Article,
    {
      authors: { description: 'Who wrote it.', kinds: ['AUTHORED'], direction: 'IN' },
      publishers: { description: 'Who published it.', kinds: ['PUBLISHED'], direction: 'IN' },
    },
  ],
];

/** A resolver class for each class of entity, made from the table: twenty methods that differ in a row each. */
export const SHORTCUT_RESOLVERS = SHORTCUTS.map(([EntityClass, shortcuts]) => {
  @Resolver(() => EntityClass)
  class ShortcutResolver {}
  for (const [name, { description, kinds, direction, types }] of Object.entries(shortcuts)) {
    const resolve = (
      entity: EntitySummary,
      { first, after, at, modalities }: ShortcutArguments,
      context: ApiContext,
      info: GraphQLResolveInfo,
    ) =>
      relationConnection(context, info, entity, {
        first,
        after,
        at,
        modalities,
        kinds,
        direction,
        types,
      });
    Object.defineProperty(ShortcutResolver.prototype, name, {
      value: resolve,
      configurable: true,
      writable: true,
    });
    Root()(ShortcutResolver.prototype, name, 0);
    Args(() => ShortcutArguments)(ShortcutResolver.prototype, name, 1);
    Ctx()(ShortcutResolver.prototype, name, 2);
    Info()(ShortcutResolver.prototype, name, 3);
    FieldResolver(() => RelationConnection, { description })(ShortcutResolver.prototype, name, {});
  }
  return ShortcutResolver;
});

/** The kinds that the shortcuts rely on: a vocabulary without one of them does not fit this API. */
export const SHORTCUT_KINDS: readonly string[] = [
  ...new Set(
    SHORTCUTS.flatMap(([, shortcuts]) => Object.values(shortcuts).flatMap(({ kinds }) => kinds)),
  ),
];
