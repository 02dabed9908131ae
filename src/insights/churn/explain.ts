import type { Driver, Reason } from '../../schemas/insights/churn.ts';
import { valueOf, type Feature } from './features.ts';
import type { Model } from './model.ts';
import type { Cell, SampleColumn } from './read-accounts.ts';

/** Reasons named of one account, and what each must add to the log-odds: a third more odds. */
const MOST_REASONS = 3;
const LEAST_WEIGHT = Math.log(4 / 3);

/** What was counted of an account, and what is usual at its age. */
export interface Counted {
  readonly seen: number;
  readonly usual: number;
}

/**
 * What raises an account's probability above the average account's, strongest first: the terms of the model, summed by
 * column. A reason must hold for itself too: a column that goes with leaving only once all others are held still, or
 * that says the opposite then, is none to act on.
 */
export function explain(
  { terms }: Model,
  drivers: readonly Driver[],
  columns: readonly SampleColumn[],
  cells: ReadonlyMap<string, Cell>,
  counts: ReadonlyMap<string, Counted>,
): Reason[] {
  return columns
    .flatMap((column): Reason[] => {
      const cell = cells.get(column.name) ?? null;
      const own = terms.filter(({ feature }) => feature.column === column.name);
      const weight = own.reduce((sum, term) => sum + term.weight * valueOf(term.feature, cell), 0);
      if (cell === null || weight < LEAST_WEIGHT) return [];
      const counted = counts.get(column.name);
      const value = counted?.seen ?? cell;
      const usual = counted?.usual ?? own.flatMap(({ feature }) => medianOf(feature))[0] ?? null;
      if (!holdsAlone(column.name, value, usual, drivers)) return [];
      return [{ column: column.name, value, usual, weight, words: say(column, value, usual) }];
    })
    .sort((one, other) => other.weight - one.weight || (one.column < other.column ? -1 : 1))
    .slice(0, MOST_REASONS);
}

function medianOf({ reads }: Feature): number[] {
  return reads.as === 'number' ? [reads.median] : [];
}

/** Of texts the value itself goes with leaving, numbers lie on the side of those who left. */
function holdsAlone(name: string, value: Cell, usual: number | null, drivers: readonly Driver[]): boolean {
  return drivers.some((driver) => {
    if (driver.column !== name) return false;
    if (driver.value !== null) return driver.value === value && driver.goesWith === 'leaving';
    if (typeof value !== 'number' || usual === null) return false;
    return driver.goesWith === 'leaving' ? value > usual : value < usual;
  });
}

/** @example "usage 12 (usual 56)", "5 tickets in 90 days (usual 1.4)", "contract Month-to-month" */
function say({ name, counted }: SampleColumn, value: Cell, usual: number | null): string {
  const among = usual === null ? '' : ` (usual ${round(usual)})`;
  if (counted !== null) return `${round(Number(value))} ${counted.noun} in ${counted.days} days${among}`;
  const said = typeof value === 'number' ? `${round(value)}` : String(value);
  return `${name.replaceAll('_', ' ')} ${said}${among}`;
}

/** Three digits are enough to act on. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));
}
