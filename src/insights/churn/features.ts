import type { Cell, SampleColumn } from './read-accounts.ts';

/** One number of the model, made from one column; standardised, so that 0 is the average account. */
export interface Feature {
  readonly column: string;
  readonly mean: number;
  readonly deviation: number;
  readonly reads: Reading;
}

/** How a feature reads a cell. */
export type Reading =
  /** The number, kept within limits; where it is empty, the median. */
  | { readonly as: 'number'; readonly low: number; readonly high: number; readonly median: number }
  | { readonly as: 'empty' }
  | { readonly as: 'level'; readonly level: string }
  /** A text that is none of the levels. */
  | { readonly as: 'other'; readonly levels: readonly string[] };

/** A text is a feature of its own if at least so many accounts have it, and this share of them. */
const LEVEL_ACCOUNTS = 20;
const LEVEL_SHARE = 0.01;
const MOST_LEVELS = 12;

/** Beyond these quantiles values count as the quantile: one absurd cell must not bend the scale. */
const TAIL = 0.01;

/** Squares of larger numbers overflow. */
const LARGEST = 1e150;

/** A feature with its value for each account of the sample. */
export interface Encoded {
  readonly feature: Feature;
  readonly values: Float64Array;
}

/** The features of a column; none where it says nothing. They know nothing of who left. */
export function encode(column: SampleColumn): Encoded[] {
  const readings = column.kind === 'number' ? readNumbers(column) : readTexts(column);
  return readings.flatMap((reads) => standardise(column, reads) ?? []);
}

/** The value of a feature for a cell. */
export function valueOf({ reads, mean, deviation }: Feature, cell: Cell): number {
  return (rawValue(reads, cell) - mean) / deviation;
}

function rawValue(reads: Reading, cell: Cell): number {
  switch (reads.as) {
    case 'number':
      return typeof cell === 'number' ? Math.min(Math.max(cell, reads.low), reads.high) : reads.median;
    case 'empty':
      return Number(cell === null);
    case 'level':
      return Number(cell === reads.level);
    case 'other':
      return Number(cell !== null && !reads.levels.includes(String(cell)));
  }
}

function readNumbers({ values, emptyTells }: SampleColumn): Reading[] {
  const present = Float64Array.from(
    values.filter((value) => typeof value === 'number'),
    (value) => Math.min(Math.max(value, -LARGEST), LARGEST),
  ).sort();
  const number: Reading = {
    as: 'number',
    low: quantile(present, TAIL),
    high: quantile(present, 1 - TAIL),
    median: quantile(present, 0.5),
  };
  return [
    ...(present.length > 0 ? [number] : []),
    ...readEmpty(emptyTells, values.length - present.length, values.length),
  ];
}

/** The most frequent level has no feature: the others are set against it. */
function readTexts({ values, emptyTells }: SampleColumn): Reading[] {
  const present = values.filter((value) => value !== null);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, count]) => isFrequent(count, values.length))
    .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
    .slice(0, MOST_LEVELS);
  const levels = frequent.map(([level]) => level);
  const rest = present.length - frequent.reduce((sum, [, count]) => sum + count, 0);
  if (levels.length === 0) return [];
  return [
    ...levels.slice(1).map((level) => ({ as: 'level', level }) as const),
    ...(isFrequent(rest, values.length) ? [{ as: 'other', levels } as const] : []),
    ...readEmpty(emptyTells, values.length - present.length, values.length),
  ];
}

function readEmpty(emptyTells: boolean, empty: number, of: number): Reading[] {
  return emptyTells && isFrequent(empty, of) ? [{ as: 'empty' }] : [];
}

function isFrequent(count: number, of: number): boolean {
  return count >= Math.max(LEVEL_ACCOUNTS, LEVEL_SHARE * of);
}

/** Null where all accounts are alike. */
function standardise({ name, values }: SampleColumn, reads: Reading): Encoded | null {
  const raw = Float64Array.from(values, (value) => rawValue(reads, value));
  let mean = 0;
  // Parts that add up to the mean: the sum itself may be too large a number.
  for (const value of raw) mean += value / raw.length;
  let variance = 0;
  for (const value of raw) variance += (value - mean) ** 2 / raw.length;
  const deviation = Math.sqrt(variance);
  if (deviation <= 1e-9 * Math.max(1, Math.abs(mean))) return null;
  const feature = { column: name, mean, deviation, reads };
  return { feature, values: raw.map((value) => (value - mean) / deviation) };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
