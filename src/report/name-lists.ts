import { cleanText } from '../schemas/text.ts';

/** A longer value says nothing more and breaks the page. */
const LONGEST = 60;

/** A name from somebody's data, fit to be printed: on one line, without control characters, not too long. */
export function shown(name: string): string {
  const text = cleanText(name);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 3 more`. */
export function listed(names: readonly string[], most = 6): string {
  const kept = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  if (kept.length < 2) return kept.map((name) => shown(name)).join('');
  return `${kept.slice(0, -1).map(shown).join(', ')} and ${shown(kept.at(-1) ?? '')}`;
}

/** `1 account`, `1,200 accounts` */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** The findings that fit, and a note on the rest. */
export function mostTelling<Finding>(
  findings: readonly Finding[],
  most = 8,
): { kept: Finding[]; rest: string[] } {
  const left = findings.length - most;
  return { kept: findings.slice(0, most), rest: left > 0 ? [`And ${left} more in --json.`] : [] };
}
