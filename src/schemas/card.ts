/** A format of cards: pixels, and how its rows divide between scene and band. */
export interface CardFormat {
  readonly width: number;
  readonly height: number;
  /** Rows of the band with the affiliate; the scene has the rest. */
  readonly band: { readonly top: number; readonly height: number };
  /** Rows at top and bottom that the app covers: nothing to read may stand there. */
  readonly clear: number;
  /** Heaviest file that the places it is made for take, in bytes. */
  readonly maxBytes: number;
  /** What people call it. */
  readonly label: string;
}

export const CARD_FORMATS = {
  og: {
    width: 1200,
    height: 630,
    band: { top: 510, height: 120 },
    clear: 0,
    maxBytes: 300_000,
    label: 'Link preview',
  },
  square: {
    width: 1080,
    height: 1080,
    band: { top: 900, height: 180 },
    clear: 0,
    maxBytes: 1_000_000,
    label: 'Square post',
  },
  story: {
    width: 1080,
    height: 1920,
    band: { top: 1380, height: 270 },
    clear: 250,
    maxBytes: 1_500_000,
    label: 'Story',
  },
} as const satisfies Record<string, CardFormat>;
export type CardFormatName = keyof typeof CARD_FORMATS;
export const CARD_FORMAT_NAMES = Object.keys(CARD_FORMATS) as readonly CardFormatName[];

export const CARD_TEMPLATES = ['statement', 'offer'] as const;
export type CardTemplateName = (typeof CARD_TEMPLATES)[number];

/** Where a card is published, relative to dist. Without an affiliate it is the segment's own; without both, the program's. */
export function cardPath(card: {
  affiliate: string | null;
  segment: string | null;
  locale: string;
  defaultLocale: string;
  template: CardTemplateName;
  format: CardFormatName;
}): string {
  const prefix = card.locale === card.defaultLocale ? '' : `${card.locale}/`;
  const owner = card.affiliate ?? (card.segment ? 'for' : 'program');
  return `${prefix}cards/${owner}/${card.segment ?? 'all'}/${card.template}-${card.format}.png`;
}
