import { SutraError } from '../../errors.js';
import type { EntitySummary } from '../../model/entity.js';
import type { RelationSummary } from './records.js';

/**
 * What a list needs to name an entity. Everything else of it was not read: asking for it is a defect of ours, and throws,
 * so that nothing is ever taken for absent.
 */
export class BriefEntity implements EntitySummary {
  declare readonly mergedIds: readonly string[];
  declare readonly aliases: readonly string[];
  declare readonly summary: string | undefined;
  declare readonly article: undefined;
  readonly canonicalId: string;

  /** @param id of a canonical entity, as all are that edges lead to. */
  constructor(
    readonly id: string,
    readonly type: string,
    readonly name: string,
  ) {
    this.canonicalId = id;
  }
}
refuse(BriefEntity, ['mergedIds', 'aliases', 'summary', 'article']);

/** What a list needs to name a relation. Everything else throws, as in `BriefEntity`. */
export class BriefRelation implements RelationSummary {
  declare readonly validity: RelationSummary['validity'];
  declare readonly modality: RelationSummary['modality'];
  declare readonly rank: RelationSummary['rank'];
  declare readonly assertedBy: string | undefined;
  readonly family = 'RELATION';

  constructor(
    readonly id: string,
    readonly kind: string,
    readonly sourceId: string,
    readonly targetId: string,
    readonly sortKey: string,
    readonly role: string | undefined,
  ) {}
}
refuse(BriefRelation, ['validity', 'modality', 'rank', 'assertedBy']);

function refuse(of: { readonly name: string; readonly prototype: object }, names: string[]): void {
  for (const name of names) {
    Object.defineProperty(of.prototype, name, {
      get: () => {
        throw new SutraError('INTERNAL_SERVER_ERROR', `${of.name}.${name} was not read.`);
      },
    });
  }
}
