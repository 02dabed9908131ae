/** A format of cards: pixels, and how its rows divide between scene and band. */
export interface CardFormat {
  readonly width: number;
  readonly height: number;
  /** Rows of the band with the affiliate; the scene has the rest. A band of height 0: the scene alone is the card. */
  readonly band: { readonly top: number; readonly height: number };
  /** Whether the band has a code to scan, because the card gets printed. */
  readonly code: boolean;
  /** Rows at top and bottom that the app covers: nothing to read may stand there. */
  readonly clear: number;
  /** Heaviest file that the places it is made for take, in bytes. */
  readonly maxBytes: number;
  /** What people call it. */
  readonly label: string;
}

/** Limits of advertising networks for banners: 100 KB, 50 KB on phones. Mail programs cut pictures above 150 KB. */
const [BANNER, PHONE_BANNER, EMAIL] = [100_000, 50_000, 150_000];

export const CARD_FORMATS = {
  og: format(1200, 630, 'Link preview', { band: 120, maxBytes: 300_000 }),
  square: format(1080, 1080, 'Square post', { band: 180, maxBytes: 1_000_000 }),
  portrait: format(1080, 1350, 'Portrait post', { band: 225, code: true, maxBytes: 1_000_000 }),
  story: format(1080, 1920, 'Story', {
    band: 270,
    below: 270,
    code: true,
    clear: 250,
    maxBytes: 1_500_000,
  }),
  pinterest: format(1000, 1500, 'Pin', { band: 225, code: true, maxBytes: 1_000_000 }),
  email: format(1200, 400, 'E-mail header', { band: 96, maxBytes: EMAIL }),
  '300x250': format(300, 250, 'Medium rectangle', { maxBytes: BANNER }),
  '336x280': format(336, 280, 'Large rectangle', { maxBytes: BANNER }),
  '300x600': format(300, 600, 'Half page', { maxBytes: BANNER }),
  '160x600': format(160, 600, 'Skyscraper', { maxBytes: BANNER }),
  '970x250': format(970, 250, 'Billboard', { maxBytes: BANNER }),
  '728x90': format(728, 90, 'Leaderboard', { maxBytes: BANNER }),
  '970x90': format(970, 90, 'Large leaderboard', { maxBytes: BANNER }),
  '320x100': format(320, 100, 'Large phone banner', { maxBytes: PHONE_BANNER }),
  '320x50': format(320, 50, 'Phone banner', { maxBytes: PHONE_BANNER }),
} as const satisfies Record<string, CardFormat>;
export type CardFormatName = keyof typeof CARD_FORMATS;
export const CARD_FORMAT_NAMES = Object.keys(CARD_FORMATS) as readonly CardFormatName[];

/** Formats that carry the affiliate's band, and those that all affiliates of a segment share. */
export type BandFormatName = 'og' | 'square' | 'portrait' | 'story' | 'pinterest' | 'email';
export type BannerFormatName = Exclude<CardFormatName, BandFormatName>;
export const BAND_FORMAT_NAMES = CARD_FORMAT_NAMES.filter(hasBand);

/** Banners that have room for a few words only. */
export const SMALL_FORMATS: readonly CardFormatName[] = ['320x100', '320x50'];

/** Banners with the short headline: these, and the one that is so narrow that a long word makes all others small. */
export const SHORT_HEADLINE_FORMATS: readonly CardFormatName[] = [...SMALL_FORMATS, '160x600'];

/** Banners that have room for a second line below the headline. */
export const TWO_LINE_BANNERS: readonly CardFormatName[] = ['300x600', '160x600', '970x250'];

export function hasBand(name: CardFormatName): name is BandFormatName {
  return CARD_FORMATS[name].band.height > 0;
}

export const CARD_TEMPLATES = ['statement', 'proof', 'quote', 'offer', 'steps'] as const;
export type CardTemplateName = (typeof CARD_TEMPLATES)[number];

/** The folder of an owner's cards, relative to dist. Without an affiliate it is the segment's own; without both, the program's. */
export function cardFolder(owner: {
  affiliate: string | null;
  segment: string | null;
  locale: string;
  defaultLocale: string;
  /** That of a variant has a folder of its own, which is in no kit. */
  variant?: string;
}): string {
  const prefix = owner.locale === owner.defaultLocale ? '' : `${owner.locale}/`;
  const name = owner.affiliate ?? (owner.segment ? 'for' : 'program');
  const folder = `${prefix}cards/${name}/${owner.segment ?? 'all'}`;
  return owner.variant === undefined ? folder : `${folder}/${owner.variant}`;
}

/** Where a card is published, relative to dist; its template is one of Kith's or one of the site's own. */
export function cardPath(
  card: Parameters<typeof cardFolder>[0] & { template: string; format: CardFormatName },
): string {
  return `${cardFolder(card)}/${card.template}-${card.format}.png`;
}

interface Rest {
  /** Rows of the band, and of the scene below it. */
  readonly band?: number;
  readonly below?: number;
  readonly code?: boolean;
  readonly clear?: number;
  readonly maxBytes: number;
}

function format(width: number, height: number, label: string, rest: Rest): CardFormat {
  const { band = 0, below = 0, code = false, clear = 0, maxBytes } = rest;
  return { width, height, label, band: { top: height - below - band, height: band }, code, clear, maxBytes };
}
