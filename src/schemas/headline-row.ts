/** Where marketers put headlines from a spreadsheet. */
export const HEADLINES_FILE = 'content/headlines.csv';

/**
 * The columns of `content/headlines.csv`. `segment` and `headline` are needed.
 * - `locale`: the default language where left out.
 * - `variant`: the row is the headline of that variant of the segment's page, not one for kits.
 * - `pattern`: one of the kits' headlines (`pain`, `offer`, ...): the row is another wording of it for the segment, before
 *   all others. Without one the row is a headline of its own.
 * - `notes`: for whoever fills the table.
 */
export const HEADLINE_COLUMNS = ['segment', 'locale', 'headline', 'variant', 'pattern', 'notes'] as const;
export type HeadlineColumn = (typeof HEADLINE_COLUMNS)[number];

/** A row of `content/headlines.csv`, checked. */
export interface HeadlineRow {
  readonly segment: string;
  readonly locale: string;
  /** With placeholders where it is for kits. */
  readonly headline: string;
  readonly variant: string | null;
  readonly pattern: string | null;
  /** Line of the file, 1-based. */
  readonly line: number;
}
