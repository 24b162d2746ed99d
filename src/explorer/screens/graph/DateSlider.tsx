import { useEffect, useState } from 'react';

import { useMessages } from '../../messages/language.js';
import { addMonths, dayText, daysOf, type Days } from '../../model/partial-dates.js';

interface Properties {
  /** The day that is shown, null for all times. */
  readonly at: string | null;
  readonly span: Days;
  readonly onChange: (at: string | null) => void;
}

/** How long playing all of a span takes, and one step of it. Milliseconds. */
const ALL = 12_000;
const STEP = 150;
/** For readers who want no motion: few steps, with time to look at each. */
const CALM_STEP = 2_000;

/** The graph as of a day, over the days that its relations name. */
export function DateSlider({ at, span, onChange }: Properties) {
  const { graph, format } = useMessages();
  const [isPlaying, setPlaying] = useState(false);
  const day = at === null ? span.last : Math.min(span.last, daysOf(at)?.last ?? span.last);
  const go = (to: number) => onChange(dayText(Math.max(span.first, Math.min(span.last, to))));

  const isMoving = isPlaying && at !== null;
  useEffect(() => {
    if (!isMoving) return undefined;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = isCalm ? CALM_STEP : STEP;
    const days = Math.max(1, Math.round(((span.last - span.first) * step) / ALL));
    const timer = setTimeout(() => {
      if (day >= span.last) setPlaying(false);
      else onChange(dayText(Math.min(span.last, day + days)));
    }, step);
    return () => clearTimeout(timer);
  }, [isMoving, day, span, onChange]);

  return (
    <div className="graph-slider" role="group" aria-label={graph.slider}>
      <label className="field-row">
        <input
          type="checkbox"
          checked={at !== null}
          onChange={({ target }) => {
            setPlaying(false);
            if (target.checked) go(Math.floor(Date.now() / 86_400_000));
            else onChange(null);
          }}
        />
        {graph.sliderOn}
      </label>
      {at === null ? (
        <span className="muted">{graph.sliderOff}</span>
      ) : (
        <>
          <input
            type="range"
            aria-label={graph.slider}
            aria-valuetext={format.date(dayText(day))}
            title={graph.sliderHelp}
            min={span.first}
            max={span.last}
            value={day}
            onChange={({ target }) => go(target.valueAsNumber)}
            onKeyDown={(event) => {
              const months = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
              if (months === 0) return;
              event.preventDefault();
              go(addMonths(day, months));
            }}
          />
          <output>{graph.asOf(format.date(at))}</output>
          <button
            type="button"
            onClick={() => {
              if (!isPlaying && day >= span.last) go(span.first);
              setPlaying(!isPlaying);
            }}
          >
            {isMoving ? graph.pause : graph.play}
          </button>
        </>
      )}
    </div>
  );
}
