import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import { FactValueText } from '../../components/FactValueText.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { layTimeline } from '../../model/timeline.js';
import type { ShownFact, ShownRelation } from './shown-entity.js';
import { TimelineBar } from './TimelineBar.js';

interface Properties {
  readonly relations: readonly ShownRelation[];
  readonly facts: readonly ShownFact[];
}

/** When things held: a list that anybody can walk, with a bar beside each line. */
export function TimelineSection({ relations, facts }: Properties) {
  const { entity: texts } = useMessages();
  const items = [
    ...relations.map((relation) => ({ ...relation.node, relation, fact: undefined })),
    ...facts
      .filter(({ startLatest, startEarliest, endEarliest, endLatest }) =>
        [startLatest, startEarliest, endEarliest, endLatest].some((date) => date !== null),
      )
      .map((fact) => ({ ...fact, relation: undefined, fact })),
  ];
  const { rows, undated, ticks } = layTimeline(items, new Date().toISOString().slice(0, 10));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{texts.timeline}</h2>
      <p className="muted">{texts.timelineHelp}</p>
      <div className="timeline">
        <div className="timeline-axis" aria-hidden="true">
          <svg>
            {ticks.map(({ year, at }) => (
              <text key={year} x={`${at * 100}%`} y="0.9em" textAnchor={anchor(at)}>
                {year}
              </text>
            ))}
          </svg>
        </div>
        <ol>
          {rows.map(({ item, stretches, isOpen }) => (
            <li key={item.id + (item.relation?.direction ?? '')} className="timeline-row">
              <div className="timeline-text">
                <TimelineText relation={item.relation} fact={item.fact} />{' '}
                <ClaimMarks claim={item} certainty={item.relation?.certainty ?? null} />
                <span className="timeline-dates">
                  <ClaimDates claim={item} />
                </span>
              </div>
              <TimelineBar
                stretches={stretches}
                isOpen={isOpen}
                modality={item.modality}
                ticks={ticks}
              />
            </li>
          ))}
        </ol>
      </div>
      {undated.length > 0 && (
        <details className="undated">
          <summary>
            {texts.undated} <span className="count">{undated.length}</span>
          </summary>
          <ul>
            {undated.map((item) => (
              <li key={item.id + (item.relation?.direction ?? '')}>
                <TimelineText relation={item.relation} fact={item.fact} />{' '}
                <ClaimMarks claim={item} certainty={item.relation?.certainty ?? null} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const anchor = (at: number) => (at < 0.05 ? 'start' : at > 0.95 ? 'end' : 'middle');

interface TextProperties {
  readonly relation: ShownRelation | undefined;
  readonly fact: ShownFact | undefined;
}

function TimelineText({ relation, fact }: TextProperties) {
  const messages = useMessages();
  if (relation !== undefined) {
    return (
      <>
        {kindLabel(messages, relation.node.kind, relation.direction)}{' '}
        <EntityLink entity={relation.neighbor} />
      </>
    );
  }
  if (fact === undefined) return null;
  return (
    <>
      {propertyLabel(messages, fact.property)}:{' '}
      <FactValueText value={fact.value} name={fact.property} />
    </>
  );
}
