import type { Day } from './date.ts';

const MILLISECONDS = 86_400_000;

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: Day, days: number): Day {
  return new Date(timeOf(day) + days * MILLISECONDS).toISOString().slice(0, 10);
}

/** Whole days from one to the other; below 0 where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / MILLISECONDS);
}

/** The day that many years later; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(timeOf(day));
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

/** Whole years from a day to another. */
export function yearsSince(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return addYears(from, years) > to ? years - 1 : years;
}
