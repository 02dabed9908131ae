/** Days and seconds since 1970 in UTC, as whole numbers: no clock and no time zone can change the data. */
export type Day = number;
export type Second = number;

const SECONDS_A_DAY = 86_400;

export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / 1000 / SECONDS_A_DAY;
}

/** The day on which the data is told: nothing in it happens later. */
export const TODAY: Day = dayOf('2026-11-15');

/** The last whole day that the data covers. */
export const YESTERDAY: Day = TODAY - 1;

/** A moment of a day between opening and closing, from a number in [0, 1). */
export function momentOf(day: Day, fraction: number): Second {
  return day * SECONDS_A_DAY + 6 * 3600 + Math.floor(fraction * 17 * 3600);
}

const texts = new Map<Day, string>();

/** `2026-11-15`; remembered, since there are only a few thousand days. */
export function formatDay(day: Day): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * SECONDS_A_DAY * 1000).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** `2026-11-15T08:30:00Z` */
export function formatSecond(second: Second): string {
  const day = Math.floor(second / SECONDS_A_DAY);
  const rest = second - day * SECONDS_A_DAY;
  const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
  return `${formatDay(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}
