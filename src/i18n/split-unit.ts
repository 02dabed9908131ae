/** A figure as a number with its signs, and the word behind it: `14` and ` jours`, `79 %` and nothing. */
export function splitUnit(figure: string): [number: string, unit: string] {
  const unit = /(?<=\d)\s*\p{L}[^\d]*$/u.exec(figure)?.[0] ?? '';
  return [figure.slice(0, figure.length - unit.length), unit];
}
