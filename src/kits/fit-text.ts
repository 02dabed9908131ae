/** How long a text may be, and how the place where it is posted counts. */
export interface TextLimit {
  readonly most: number;
  readonly measure: (text: string) => number;
}

/** UTF-16 units: never fewer than the characters that people or apps count. */
const plainLength = (text: string): number => text.length;

/**
 * - X: 280 weighted characters, https://docs.x.com/fundamentals/counting-characters
 * - LinkedIn: 3,000 characters a post.
 * - Facebook: it folds longer posts behind "See more", and the disclosure and the link must both be seen.
 * - E-mail: what phones and desktops show of a subject.
 * - Headline: what fits two lines of an ad or a card.
 */
export const TEXT_LIMITS = {
  headline: { most: 90, measure: plainLength },
  linkedin: { most: 3000, measure: plainLength },
  x: { most: 280, measure: xLength },
  facebook: { most: 499, measure: plainLength },
  subject: { most: 60, measure: plainLength },
} as const satisfies Record<string, TextLimit>;

/** The first of the patterns, which go from the richest to the shortest, that fits whole; null where none does. */
export function fitText(patterns: readonly string[], limit: TextLimit): string | null {
  return patterns.find((text) => limit.measure(text) <= limit.most) ?? null;
}

/** What X counts for any link, however long. */
const X_LINK = 23;
const LINK = /https?:\/\/\S+/gu;
/** X makes links of bare domains too. */
const BARE_DOMAIN = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?/gu;
/** Code points that count as one; all others count as two. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

/** Length of a post as X counts it, or more: joined emoji count each of their parts here. */
export function xLength(text: string): number {
  const links = text.match(LINK)?.length ?? 0;
  const rest = text.replace(LINK, '');
  const domains = (rest.match(BARE_DOMAIN) ?? []).reduce(
    (sum, domain) => sum + Math.max(0, X_LINK - domain.length),
    0,
  );
  return (
    links * X_LINK + domains + [...rest.normalize('NFC')].reduce((sum, letter) => sum + weight(letter), 0)
  );
}

function weight(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
}
