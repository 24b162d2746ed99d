import { useId } from 'react';

import type { EntityType, Modality, RelationKind } from '../../generated/graphql.js';
import { useLanguage, useMessages } from '../../messages/language.js';
import { isPartialDate, LONGEST_PATH, type PathQuestion } from '../../model/path-question.js';
import { CheckboxGroup } from './CheckboxGroup.js';
import { USUAL_HUB } from './PathHints.js';

interface Properties {
  readonly draft: PathQuestion;
  readonly onChange: (draft: PathQuestion) => void;
}

const COUNTS = [1, 5, 10, 20, 50];

/** How long, when, over what, and around what. */
export function PathOptions({ draft, onChange }: Properties) {
  const { path, claims, vocabulary, format } = useMessages();
  const language = useLanguage();
  const id = useId();
  const change = (changed: Partial<PathQuestion>) => onChange({ ...draft, ...changed });
  const modalities = Object.entries(claims.modality) as [Modality, string][];
  const byLabel = <Name extends string>(names: [Name, string][]) =>
    names.sort(([, one], [, other]) => one.localeCompare(other, language));
  const kinds = byLabel(
    Object.entries(vocabulary.kinds).map(([kind, { label }]) => [kind as RelationKind, label]),
  );
  const types = byLabel(
    Object.entries(vocabulary.types).map(([type, { plural }]) => [type as EntityType, plural]),
  );
  return (
    <div className="path-option-grid">
      <label className="field">
        {path.maxLength}
        <select
          value={draft.maxLength}
          onChange={({ target }) => change({ maxLength: Number(target.value) })}
        >
          {Array.from({ length: LONGEST_PATH }, (_, index) => (
            <option key={index} value={index + 1}>
              {format.number(index + 1)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {path.first}
        <select
          value={draft.first}
          onChange={({ target }) => change({ first: Number(target.value) })}
        >
          {[...new Set([...COUNTS, draft.first])]
            .sort((one, other) => one - other)
            .map((count) => (
              <option key={count} value={count}>
                {format.number(count)}
              </option>
            ))}
        </select>
      </label>
      <label className="field">
        {path.at}
        <input
          defaultValue={draft.at}
          aria-describedby={`${id}at`}
          pattern="\d{4}(-\d{2}(-\d{2})?)?"
          maxLength={10}
          autoComplete="off"
          onChange={({ target }) => {
            const at = target.value.trim();
            const isRight = at === '' || isPartialDate(at);
            target.setCustomValidity(isRight ? '' : path.atWrong);
            if (isRight) change({ at });
          }}
        />
        <small id={`${id}at`} className="muted">
          {path.atHelp}
        </small>
      </label>
      <div className="field">
        <label className="field-row">
          <input
            type="checkbox"
            checked={draft.mostRelations !== null}
            onChange={({ target }) => change({ mostRelations: target.checked ? USUAL_HUB : null })}
          />
          {path.avoidHubs}
        </label>
        <input
          type="number"
          min={0}
          max={1_000_000}
          aria-label={path.mostRelations}
          disabled={draft.mostRelations === null}
          value={draft.mostRelations ?? USUAL_HUB}
          onChange={({ target }) =>
            change({ mostRelations: Math.max(0, Math.round(Number(target.value))) })
          }
        />
      </div>
      <fieldset className="path-modalities">
        <legend>{path.modalities}</legend>
        <CheckboxGroup
          choices={modalities}
          chosen={draft.modalities}
          onChange={(chosen) => change({ modalities: chosen.length === 0 ? ['ACTUAL'] : chosen })}
        />
      </fieldset>
      <details className="path-many">
        <summary>{path.kinds(draft.kinds.length)}</summary>
        <p className="muted">{path.kindsHelp}</p>
        <CheckboxGroup
          choices={kinds}
          chosen={draft.kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
      </details>
      <details className="path-many">
        <summary>{path.avoidTypes(draft.avoidTypes.length)}</summary>
        <CheckboxGroup
          choices={types}
          chosen={draft.avoidTypes}
          onChange={(chosen) => change({ avoidTypes: chosen })}
        />
      </details>
    </div>
  );
}
