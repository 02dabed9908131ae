import type { Condition } from '../../schemas/rule.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';

/** Values of a text column that are looked at; the rest is too rare for a niche or no value to choose by. */
const MOST_VALUES = 12;

/** A column's values as small numbers, and what may be asked of it. */
export interface Options {
  readonly column: string;
  /** How many different numbers there are. */
  readonly bins: number;
  /** The number of each account; -1 where the value is missing or rare. */
  readonly codes: Int8Array;
  readonly options: readonly Option[];
}

/** A condition as it stands in a segment's rule, and the numbers that fit it. */
export interface Option {
  readonly condition: Condition;
  readonly bins: readonly number[];
}

/** What may be asked of a column, from the values that it has; none where all are alike or each is its own. */
export function buildOptions(column: string, values: readonly SqlValue[], minimum: number): Options {
  const known = values.filter((value) => value !== null);
  return known.every((value) => typeof value === 'number')
    ? bandsOf(column, values as readonly (number | null)[])
    : valuesOf(column, values, minimum);
}

/** Each frequent value for itself. */
function valuesOf(column: string, values: readonly SqlValue[], minimum: number): Options {
  const counts = new Map<SqlValue, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, count]) => count >= minimum)
    .sort(([one, n], [other, m]) => m - n || (String(one) < String(other) ? -1 : 1))
    .slice(0, MOST_VALUES)
    .flatMap(([value]) => value ?? []);
  return {
    column,
    bins: frequent.length,
    codes: Int8Array.from(values, (value) => (value === null ? -1 : frequent.indexOf(value))),
    options: frequent.map((condition, bin) => ({ condition, bins: [bin] })),
  };
}

/** Up to and from the quartiles, and between the outer ones, rounded as somebody would write them into a rule. */
function bandsOf(column: string, values: readonly (number | null)[]): Options {
  const sorted = values.flatMap((value) => value ?? []).sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(share * sorted.length)] ?? 0).toPrecision(2));
  const cuts = [...new Set([at(0.25), at(0.5), at(0.75)])];
  // Below the first cut, on it, between it and the next, and so on: a cut belongs to both sides.
  const binOf = (value: number) => {
    const next = cuts.findIndex((cut) => value <= cut);
    if (next < 0) return 2 * cuts.length;
    return value === cuts[next] ? 2 * next + 1 : 2 * next;
  };
  const bins = 2 * cuts.length + 1;
  const all = Array.from({ length: bins }, (_, bin) => bin);
  const [first, last] = [cuts[0] ?? 0, cuts.at(-1) ?? 0];
  const options: Option[] = [
    ...cuts.slice(0, 2).map((max, index) => ({ condition: { max }, bins: all.slice(0, 2 * index + 2) })),
    ...cuts.slice(-2).map((min) => ({ condition: { min }, bins: all.slice(2 * cuts.indexOf(min) + 1) })),
    ...(cuts.length === 3 ? [{ condition: { min: first, max: last }, bins: all.slice(1, -1) }] : []),
  ];
  const codes = Int8Array.from(values, (value) => (value === null ? -1 : binOf(value)));
  return { column, bins, codes, options: sorted.length === 0 ? [] : options };
}
