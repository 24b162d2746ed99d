/** What is said of one of two entities, in words that can be compared: a row for each thing said. */
export interface SideRow {
  readonly group: 'NAME' | 'FACT' | 'RELATION';
  /** What the row is about: a property, or a kind with its direction. */
  readonly label: string;
  readonly value: string;
}

export type Verdict = 'SAME' | 'PARTLY' | 'DIFFERENT' | 'LEFT_ONLY' | 'RIGHT_ONLY';

export interface ComparedRow {
  readonly group: SideRow['group'];
  readonly label: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly verdict: Verdict;
}

/** Two entities in rows aligned: what both say of a thing beside each other, agreement first. */
export function compareSides(
  left: readonly SideRow[],
  right: readonly SideRow[],
): readonly ComparedRow[] {
  const rows = new Map<string, { group: SideRow['group']; label: string }>();
  for (const { group, label } of [...left, ...right])
    rows.set(`${group} ${label}`, { group, label });
  const compared = [...rows.values()].map(({ group, label }) => {
    const valuesOf = (side: readonly SideRow[]) => [
      ...new Set(
        side.filter((row) => row.group === group && row.label === label).map(({ value }) => value),
      ),
    ];
    const [ofLeft, ofRight] = [valuesOf(left), valuesOf(right)];
    const shared = sharedFirst(ofLeft, ofRight);
    return {
      group,
      label,
      left: shared.left,
      right: shared.right,
      verdict: verdictOf(ofLeft, ofRight),
    };
  });
  const order = ['NAME', 'FACT', 'RELATION'];
  // A stable sort: within a group what both sides tell of comes first, in the order it was told.
  return compared.sort(
    (one, other) =>
      order.indexOf(one.group) - order.indexOf(other.group) || rankOf(one) - rankOf(other),
  );
}

/** Letters' case and form, and the spaces around, do not make a difference. */
export function comparable(value: string): string {
  return value.normalize('NFKC').toLocaleLowerCase('und').trim().replaceAll(/\s+/g, ' ');
}

function verdictOf(left: readonly string[], right: readonly string[]): Verdict {
  if (right.length === 0) return 'LEFT_ONLY';
  if (left.length === 0) return 'RIGHT_ONLY';
  const [ofLeft, ofRight] = [new Set(left.map(comparable)), new Set(right.map(comparable))];
  const shared = [...ofLeft].filter((value) => ofRight.has(value)).length;
  if (shared === 0) return 'DIFFERENT';
  return shared === ofLeft.size && shared === ofRight.size ? 'SAME' : 'PARTLY';
}

/** What both have stands at the top of both, in one order. */
function sharedFirst(left: readonly string[], right: readonly string[]) {
  const [inLeft, inRight] = [new Set(left.map(comparable)), new Set(right.map(comparable))];
  const byValue = (one: string, other: string) => (one < other ? -1 : Number(one > other));
  const arrange = (values: readonly string[], others: ReadonlySet<string>) =>
    [...values].sort(
      (one, other) =>
        Number(others.has(comparable(other))) - Number(others.has(comparable(one))) ||
        byValue(comparable(one), comparable(other)),
    );
  return { left: arrange(left, inRight), right: arrange(right, inLeft) };
}

const rankOf = ({ verdict }: ComparedRow): number =>
  verdict === 'LEFT_ONLY' || verdict === 'RIGHT_ONLY' ? 1 : 0;
