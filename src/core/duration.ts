const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** Milliseconds of a duration such as `30s`, `10m`, `24h` or `7d`; null where a text is none. */
export function parseDuration(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,6}) ?([smhd])$/.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) * (UNITS[unit] ?? 0);
}

/** A span of milliseconds as people say it, in its largest fitting unit. @example "26 hours" */
export function describeDuration(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < 2 * MINUTE) return counted(Math.round(span / SECOND), 'second');
  if (span < 2 * HOUR) return counted(Math.floor(span / MINUTE), 'minute');
  return span < 2 * DAY ? counted(Math.floor(span / HOUR), 'hour') : counted(Math.floor(span / DAY), 'day');
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
