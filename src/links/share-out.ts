import { turnOf } from '../core/turn.ts';

/** What is shared out: creatives that a variant names are its own. */
export interface Sharer {
  readonly name: string;
  readonly creatives: readonly string[] | null;
}

/** Whose creative it is. */
export interface Shared {
  readonly affiliate: string;
  readonly segment: string;
  /** Its name in links: `x-pain`. */
  readonly creative: string;
}

/**
 * Which variant of a segment's page a creative's link leads to, or null for the segment's page itself. A creative that a
 * variant names leads there. Of the rest, what shows the segment's own headline leads to the page that has it; everything
 * else is shared out evenly, in every language alike. The share of one affiliate hangs on no other, and one more variant
 * takes creatives away without moving any between the others (rendezvous hashing).
 */
export function variantFor(
  variants: readonly Sharer[],
  { affiliate, segment, creative }: Shared,
): string | null {
  if (variants.length === 0) return null;
  const owner = variants.find(({ creatives }) => creatives?.includes(creative));
  if (owner) return owner.name;
  if (SHOWS_HEADLINE.test(creative)) return null;
  const names = [null, ...variants.flatMap(({ name, creatives }) => (creatives === null ? [name] : []))];
  const ranked = names.map((name) => ({ name, rank: turnOf(affiliate, segment, creative, name ?? '') }));
  return ranked.reduce((best, other) => (other.rank > best.rank ? other : best)).name;
}

/** Images, lines and blocks of Kith's that say the segment's headline: who presses them expects to find it again. */
const SHOWS_HEADLINE = /^(?:banner-)?statement-|^\w+-promise$|^(?:blog|newsletter|home-page)$/;

/**
 * The name under which a creative stands in links: with the variant to which it leads, so that analytics (`utm_content`) and
 * affiliate platforms (the sub-id) can tell both apart. `x-pain.evening`
 */
export function creativeOn(creative: string, variant: string | null): string {
  return variant === null ? creative : `${creative}.${variant}`;
}

/**
 * The path of a landing page, without the language: `/with/rosa/hotels/`, `/with/rosa/hotels/evening/`. Without a segment
 * that of the page on which friends choose theirs: `/with/rosa/`.
 */
export function landingPath(
  affiliate: string,
  segment: string | null,
  variant: string | null = null,
): string {
  const parts = [affiliate, segment, variant].filter((part) => part !== null);
  return `/with/${parts.join('/')}/`;
}
