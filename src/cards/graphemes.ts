import { grammarOf } from '../i18n/grammar.ts';

/** The narrow and the usual no-break space: French has one or the other before marks. */
export const NARROW_SPACE = '\u202f';
export const FIXED_SPACE = '\u00a0';
/** Where an author lets a word be parted. */
export const SOFT_HYPHEN = '\u00ad';

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}+$/u;
const SOFT_HYPHENS = /\u00ad/gu;
/** French sets these closer to the word than a colon or a guillemet. */
const NARROW_MARKS = /\u00a0(?=[;!?])/gu;
/** A number and its unit, a title and its name: a line that ends between them is read twice. */
const TIES = [
  /(?<=\d) (?=(?:h|am|pm|[ap]\.m\.|min|km|kg|Uhr|€|\$|£|%|يورو)(?!\p{L}))/gu,
  /(?<=(?<!\p{L})(?:(?:Mrs?|Ms|Dr|Mme|Mlle|Herrn?|Frau|St)\.?|M\.)) (?=\p{Lu})/gu,
];
/** Drawn as emoji, unlike © and digits, which could be. */
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f|\u20e3/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What people count as characters: 👩‍🍳 is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Whether there is nothing to draw: joiners, selectors, soft hyphens. */
export function isIgnorable(text: string): boolean {
  return IGNORABLE.test(text);
}

export function isEmoji(grapheme: string): boolean {
  return EMOJI.test(grapheme);
}

export function withoutSoftHyphens(text: string): string {
  return text.replace(SOFT_HYPHENS, '');
}

/** The text as cards set it: no space twice or at an end, and in the language's typography. */
export function drawable(text: string, locale: string): string {
  const plain = text.replace(/ +/gu, ' ').trim();
  const tied = [...TIES, dayTieOf(locale)].reduce((line, tie) => line.replace(tie, FIXED_SPACE), plain);
  const typeset = grammarOf(locale).typeset(tied);
  return locale.startsWith('fr') ? typeset.replace(NARROW_MARKS, NARROW_SPACE) : typeset;
}

const dayTies = new Map<string, RegExp>();

/** The spaces between a day, its month and the year in a language: "28. Februar" ends no sentence, and no line is "2027". */
function dayTieOf(locale: string): RegExp {
  const known = dayTies.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2001, month, 15));
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  });
  const named = months.filter((name) => /^\p{L}+$/u.test(name));
  // Where months are numbers nothing is tied.
  const tie = named.length === 0 ? /(?!)/gu : tieAround(named.join('|'));
  dayTies.set(locale, tie);
  return tie;
}

function tieAround(month: string): RegExp {
  return new RegExp(
    `(?<=\\d\\.?) (?=(?:${month})(?!\\p{L}))|(?<=(?<!\\p{L})(?:${month})) (?=\\d{4}(?!\\d))`,
    'gu',
  );
}
