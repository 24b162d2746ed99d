import type { Modality } from '../../generated/graphql.js';
import type { Stretch, Tick } from '../../model/timeline.js';

interface Properties {
  readonly stretches: readonly Stretch[];
  /** Whether it goes on for all that is known. */
  readonly isOpen: boolean;
  readonly modality: Modality;
  readonly ticks: readonly Tick[];
}

/** For the eye: the line beside it says the same in words. */
export function TimelineBar({ stretches, isOpen, modality, ticks }: Properties) {
  const last = stretches.at(-1);
  return (
    <svg className={`timeline-bar timeline-${modality}`} aria-hidden="true" focusable="false">
      {ticks.map(({ year, at }) => (
        <line key={year} className="timeline-tick" x1={share(at)} x2={share(at)} y1="0" y2="100%" />
      ))}
      {stretches.map(({ from, to, isCertain }, index) => (
        <rect
          key={index}
          className={isCertain ? 'timeline-certain' : 'timeline-possible'}
          x={share(from)}
          // What lasted a day on a line of decades would not be seen.
          style={{ width: `max(5px, ${share(to - from)})` }}
          y="5"
          height="12"
          rx="2"
        />
      ))}
      {isOpen && last !== undefined && (
        <text className="timeline-open" x={share(last.to)} y="16" dx="4">
          {last.to > 0.97 ? '' : '→'}
        </text>
      )}
    </svg>
  );
}

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;
