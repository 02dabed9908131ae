import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import { CHANNELS } from '../schemas/channel.ts';
import type { Copy } from '../schemas/copy.ts';
import { HEADLINES_FILE, type HeadlineColumn, type HeadlineRow } from '../schemas/headline-row.ts';
import { namesIn, parsePattern } from '../schemas/pattern.ts';
import type { Entry } from '../schemas/project.ts';
import type { Segment } from '../schemas/segment.ts';
import { SLUG, slugify } from '../schemas/slug.ts';
import { cleanText } from '../schemas/text.ts';
import { RESERVED_VARIANTS } from '../schemas/variant.ts';
import { linePlace } from './check-copy.ts';
import { checkPattern } from './check-wording.ts';

/** What rows may name. */
export interface HeadlineSetting {
  readonly locales: readonly string[];
  /** Ids of all segment files, also of those that cannot be read. */
  readonly present: readonly string[];
  readonly segments: readonly Entry<Segment>[];
  readonly copy: Readonly<Record<string, Copy>>;
}

/** Where a row stands. */
interface Place {
  readonly line: number;
  /** The whole file. */
  readonly text: string;
  /** The rows above. */
  readonly before: readonly HeadlineRow[];
  /** Variants that rows in the default language name, wherever they stand: segment -> names. */
  readonly begun: ReadonlyMap<string, readonly string[]>;
}

type Complaint = readonly [column: HeadlineColumn, message: string, hint: string];

/** A row of `content/headlines.csv`, or everything that is wrong with it. */
export function checkHeadlineRow(
  cells: Readonly<Partial<Record<HeadlineColumn, string>>>,
  place: Place,
  setting: HeadlineSetting,
): { row: HeadlineRow } | { problems: Problem[] } {
  const cell = (column: HeadlineColumn): string => cleanText(cells[column] ?? '');
  const row: HeadlineRow = {
    segment: cell('segment'),
    locale: cell('locale') || (setting.locales[0] ?? ''),
    headline: cell('headline'),
    variant: cell('variant') || null,
    pattern: cell('pattern') || null,
    line: place.line,
  };
  const complaints = [
    ...(row.headline === '' ? [EMPTY] : []),
    ...checkNames(row, setting),
    ...(row.variant === null ? checkDuplicate(row, place) : checkVariant(row, row.variant, place, setting)),
  ];
  const problems = [
    ...complaints.map(([key, message, hint]) => ({
      message,
      hint,
      where: { file: HEADLINES_FILE, line: place.line, key },
    })),
    ...(row.variant === null ? checkWording(row, place, setting) : []),
  ];
  return problems.length > 0 ? { problems } : { row };
}

const EMPTY: Complaint = ['headline', 'The row has no headline', 'Write it, or delete the row.'];

function checkNames(
  { segment, locale, pattern, variant }: HeadlineRow,
  setting: HeadlineSetting,
): Complaint[] {
  const { locales, present, segments, copy } = setting;
  if (!present.includes(segment)) {
    const message = segment === '' ? 'The row names no segment' : `There is no segment "${segment}"`;
    return [['segment', message, knownNames(segment, [...new Set(present)], 'segments')]];
  }
  if (!locales.includes(locale)) {
    return [['locale', `"${locale}" is no language of the program`, knownNames(locale, locales, 'locales')]];
  }
  const written = segments.filter(({ id }) => id === segment).map((entry) => entry.locale);
  if (written.length > 0 && !written.includes(locale)) {
    const hint = `Write content/segments/${locale}/${segment}.mdx first: it has pages and kits in ${written.join(', ')} alone.`;
    return [['locale', `The segment "${segment}" is not written in "${locale}"`, hint]];
  }
  if (pattern === null) return [];
  if (variant !== null) {
    return [['pattern', 'A row for a variant has no pattern', 'Leave one of the two cells empty.']];
  }
  const kinds = copy[locale]?.headlines.map(({ kind }) => kind) ?? [];
  return kinds.includes(pattern)
    ? []
    : [['pattern', `Kits have no headline "${pattern}"`, knownNames(pattern, kinds, 'headlines')]];
}

function checkDuplicate(row: HeadlineRow, { before }: Place): Complaint[] {
  const same = before.find(
    ({ segment, locale, headline, variant }) =>
      variant === null && segment === row.segment && locale === row.locale && headline === row.headline,
  );
  return same
    ? [['headline', 'The same headline stands there twice', `Delete this row, or line ${same.line}.`]]
    : [];
}

/** A variant's headline stands on pages: no placeholders, no second one, and in a translation no variant of nothing. */
function checkVariant(
  row: HeadlineRow,
  name: string,
  { before, begun }: Place,
  setting: HeadlineSetting,
): Complaint[] {
  const { segment, locale, headline } = row;
  if (!SLUG.test(name)) {
    return [['variant', `"${name}" cannot be part of an address`, `Write "${slugify(name) || 'a-name'}".`]];
  }
  if ((RESERVED_VARIANTS as readonly string[]).includes(name)) {
    return [['variant', `A variant cannot be called "${name}"`, 'The segment’s own page is called so.']];
  }
  const isHere = (other: HeadlineRow) => other.segment === segment && other.variant === name;
  const twin = before.find((other) => isHere(other) && other.locale === locale);
  if (twin) {
    const hint = `Delete this row, or line ${twin.line}; another headline needs another variant.`;
    return [['variant', `The variant "${name}" has a headline already`, hint]];
  }
  const entryIn = (wanted: string | undefined) =>
    setting.segments.find((entry) => entry.id === segment && entry.locale === wanted);
  const own = entryIn(locale)?.data.variants.find((variant) => variant.name === name);
  if (own?.headline !== undefined) {
    const hint = 'Take it out there, or delete this row.';
    return [['variant', `${entryIn(locale)?.file ?? ''} has a headline for the variant "${name}"`, hint]];
  }
  const [defaultLocale] = setting.locales;
  const known = [
    ...(entryIn(defaultLocale)?.data.variants ?? []).map((variant) => variant.name),
    ...(begun.get(segment) ?? []),
  ];
  const isLone = locale !== defaultLocale && entryIn(defaultLocale) !== undefined && !known.includes(name);
  const hint = `${knownNames(name, [...new Set(known)], 'variants')} A new one begins with a row in "${defaultLocale ?? ''}".`;
  return [
    ...(isLone ? [['variant', `"${name}" is a translation of no variant`, hint] as const] : []),
    ...checkPageLine(headline),
  ];
}

/** What can stand on a page as it is. */
function checkPageLine(headline: string): Complaint[] {
  const { pieces, stray } = parsePattern(headline);
  if (stray !== null || namesIn(pieces).length > 0) {
    return [['headline', 'The headline of a variant cannot hold placeholders', 'Write out what it says.']];
  }
  const { most } = CHANNELS.headline;
  return headline.length > most
    ? [
        [
          'headline',
          `The headline is too long: ${headline.length} characters, and ${most} are allowed`,
          'Shorten it.',
        ],
      ]
    : [];
}

/** Placeholders and length, as for headlines in content/copy/. */
function checkWording(
  { headline, locale, line }: HeadlineRow,
  { text }: Place,
  { copy }: HeadlineSetting,
): Problem[] {
  const parts = Object.keys(copy[locale]?.parts ?? {});
  const source = { file: HEADLINES_FILE, data: null, lineOf: () => line, problems: [] };
  return checkPattern(headline, linePlace(['headline'], CHANNELS.headline), parts, {
    source,
    text,
    segments: [],
  });
}
