import type { Problem } from '../core/errors.ts';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { Plan } from '../schemas/plan.ts';
import type { OpenLink } from './check-links.ts';

/**
 * What a landing page may weigh with its styles and scripts, gzipped, in bytes: what a server sends in the first ten
 * packets of 1,460 bytes, before it has to wait for an answer (RFC 6928).
 */
export const LANDING_LIMIT = 14 * 1024;

export interface Weight {
  readonly file: string;
  /** Bytes as sent: gzipped with all that the page needs, or as they stand for pictures. */
  readonly bytes: number;
  readonly limit: number;
}

/**
 * Bytes of a landing page with its style sheets and scripts, gzipped; fonts and pictures are not counted, nor what is
 * only for paper, which no browser waits for.
 * @param gzipped bytes of the page alone
 */
export function weighLanding(
  gzipped: number,
  links: readonly OpenLink[],
  gzippedSizeOf: (file: string) => number,
): number {
  const parts = new Set(
    links.flatMap(({ file, use, element }) =>
      use === 'loads' && /\.(css|m?js)$/.test(file) && !element.endsWith('media=print') ? [file] : [],
    ),
  );
  return [...parts].reduce((sum, part) => sum + gzippedSizeOf(part), gzipped);
}

/** Path of each card in dist -> the heaviest that it may be. */
export function cardLimits({ cards, scenes }: Pick<Plan, 'cards' | 'scenes'>): Map<string, number> {
  return new Map(
    cards.flatMap(({ path, scene }) => {
      const format = scenes[scene]?.format;
      return format === undefined ? [] : [[path, CARD_FORMATS[format].maxBytes] as const];
    }),
  );
}

export function checkWeight({ file, bytes, limit }: Weight): Problem[] {
  if (bytes <= limit) return [];
  const isPage = file.endsWith('.html');
  return [
    {
      message: `${isPage ? 'The page with its styles and scripts' : 'The card'} weighs ${bytes} bytes, ${limit} are allowed`,
      hint: isPage
        ? 'Shorten the text below the segment, or its questions.'
        : 'Use a simpler logo or picture: apps drop previews that are too heavy.',
      where: { file: `dist/${file}` },
    },
  ];
}

/** The heaviest of a kind, heaviest first. */
export function heaviest(weights: readonly Weight[], most = 3): Weight[] {
  return [...weights].sort((a, b) => b.bytes - a.bytes || (a.file < b.file ? -1 : 1)).slice(0, most);
}
