import { describe, expect, test } from '@jest/globals';

import { layTimeline, type Dated } from '../../src/explorer/model/timeline.js';

const TODAY = '2026-02-10';

function dated(dates: Partial<Dated>): Dated {
  return {
    startEarliest: null,
    startLatest: null,
    endEarliest: null,
    endLatest: null,
    endState: 'UNKNOWN',
    ...dates,
  };
}

/** Stretches as text: `=` surely, `~` perhaps, in hundredths of the line. */
function drawn(items: readonly Dated[], index = 0): string {
  const row = layTimeline(items, TODAY).rows[index];
  const stretches = row?.stretches.map(
    ({ from, to, isCertain }) =>
      `${isCertain ? '=' : '~'}${Math.round(from * 100)}-${Math.round(to * 100)}`,
  );
  return (stretches ?? []).join(' ') + (row?.isOpen === true ? ' →' : '');
}

const CENTURY = dated({
  startEarliest: '1900-01-01',
  startLatest: '1900-01-01',
  endEarliest: '1999-12-31',
  endLatest: '1999-12-31',
  endState: 'ENDED',
});

describe('a line of time', () => {
  test('is whole where both days are known', () => {
    expect(drawn([CENTURY])).toBe('=0-100');
  });

  test('shows the doubt at either end', () => {
    const vague = dated({
      startEarliest: '1910',
      startLatest: '1920',
      endEarliest: '1950',
      endLatest: '1960',
      endState: 'ENDED',
    });
    expect(drawn([CENTURY, vague], 1)).toBe('~10-21 =21-50 ~50-61');
  });

  test('goes on as far as it may, but surely only to the day that says so', () => {
    const ongoing = dated({
      startEarliest: '2000-01-01',
      startLatest: '2000-01-01',
      endEarliest: '2014-01-01',
      endState: 'ONGOING',
    });
    expect(drawn([ongoing])).toBe('=0-52 ~52-100 →');
  });

  test('of what began on a day and nothing else is known of is that day, and open', () => {
    const begun = dated({ startEarliest: '1950-01-01', startLatest: '1950-01-01' });
    expect(drawn([CENTURY, begun], 1)).toBe('=50-50 →');
  });

  test('reaches to the edge where nothing says when it began', () => {
    const ended = dated({ endEarliest: '1950', endLatest: '1950', endState: 'ENDED' });
    expect(drawn([CENTURY, ended], 0)).toBe('=0-100');
    expect(drawn([CENTURY, ended], 1)).toMatch(/^~0-/);
  });
});

test('what has no date is listed apart', () => {
  const { rows, undated, ticks } = layTimeline([dated({ endState: 'ONGOING' })], TODAY);
  expect([rows.length, undated.length, ticks.length]).toEqual([0, 1, 0]);
});

test('the scale names at most nine years, at round ones', () => {
  const { ticks } = layTimeline([CENTURY], TODAY);
  expect(ticks.map(({ year }) => year)).toEqual([1900, 1920, 1940, 1960, 1980, 2000]);
});

test('years before 100 stay their own', () => {
  const { ticks } = layTimeline([dated({ startEarliest: '0043', startLatest: '0043' })], TODAY);
  expect(ticks.map(({ year }) => year)).toEqual([43, 44]);
});
