/** Ranges that were parsed: there are hundreds, and they are asked for every letter. */
const parsed = new Map<string, readonly (readonly [number, number])[]>();

/** Whether a CSS `unicode-range` such as `U+25ee8,U+3040-309f` has a character. */
export function isInRange(character: string, range: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const spans = parsed.get(range) ?? parseRange(range);
  parsed.set(range, spans);
  return spans.some(([first, last]) => code >= first && code <= last);
}

function parseRange(range: string): [number, number][] {
  return range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}
