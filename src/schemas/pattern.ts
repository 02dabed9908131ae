/**
 * A pattern is a text with placeholders: `“{pain}” We use {product} at {company}.` What a placeholder stands for is
 * typed, so that a name is left as it is, a phrase begins a sentence with a capital, a list has lines of its own.
 */
export type PlaceholderType =
  /** Somebody's or something's own name: never changed. */
  | 'name'
  /** Words for the middle of a sentence: with a capital where they begin one. */
  | 'phrase'
  /** Words that may stand alone: their full stop gives way to the pattern's own punctuation. */
  | 'sentence'
  | 'number'
  | 'date'
  | 'code'
  /** Several lines. */
  | 'list'
  | 'link'
  | 'disclosure';

interface PlaceholderFacts {
  readonly type: PlaceholderType;
  /**
   * What it belongs to where only some kits have it: a pattern with such a placeholder steps aside in the others.
   * Placeholders of one group come together.
   */
  readonly group?: 'identity' | 'quote' | 'ends' | 'coupon' | 'proof' | 'question' | 'steps' | 'story';
}

/** Everything that the patterns of a kit's texts may say. */
export const PLACEHOLDERS = {
  /** Name of the product. */
  product: { type: 'name' },
  tagline: { type: 'phrase' },
  /** Plural noun: "dental clinics". */
  audience: { type: 'phrase' },
  /** The segment's own headline, the sentences below it and the text of its button. */
  headline: { type: 'sentence' },
  subhead: { type: 'sentence' },
  cta: { type: 'sentence' },
  /** One of the segment's pains, in the audience's own words. */
  pain: { type: 'sentence' },
  /** One of the segment's questions, and its answer. */
  question: { type: 'sentence', group: 'question' },
  answer: { type: 'sentence', group: 'question' },
  /** Titles of the first steps, numbered, a line each. */
  steps: { type: 'list' },
  firstStep: { type: 'sentence' },
  /** How many steps there are, where they are more than one. */
  stepCount: { type: 'number', group: 'steps' },
  /** "your first two months free" */
  friendReward: { type: 'phrase' },
  /** "a €100 gift card" */
  referrerReward: { type: 'phrase' },
  conditions: { type: 'sentence' },
  /** Last day of an offer that has one. */
  ends: { type: 'date', group: 'ends' },
  coupon: { type: 'code', group: 'coupon' },
  /** One of the segment's figures with how it was measured; the same as short as can be; the bare number; what it counts. */
  proof: { type: 'sentence', group: 'proof' },
  proofShort: { type: 'sentence', group: 'proof' },
  proofValue: { type: 'number', group: 'proof' },
  proofLabel: { type: 'phrase', group: 'proof' },
  /** The affiliate, with consent: "Chiara Bellandi", "Osteria Lumen", "Owner", "Owner, Osteria Lumen". */
  person: { type: 'name', group: 'identity' },
  company: { type: 'name', group: 'identity' },
  role: { type: 'phrase', group: 'identity' },
  roleAndCompany: { type: 'name', group: 'identity' },
  /** The affiliate's own recommendation, in its own words. */
  quote: { type: 'sentence', group: 'quote' },
  /** A number from the case study of another company, "20 min for a rota that took two hours", and that company. */
  result: { type: 'phrase', group: 'story' },
  storyCompany: { type: 'name', group: 'story' },
  /** The same from the affiliate's own case study, and the company there. */
  ownResult: { type: 'phrase', group: 'story' },
  ownCompany: { type: 'name', group: 'story' },
  /** The creative's own tracked link. */
  link: { type: 'link' },
  /** Says that the affiliate is rewarded: in full, and for where every character counts. */
  disclosure: { type: 'disclosure' },
  disclosureLabel: { type: 'disclosure' },
} as const satisfies Record<string, PlaceholderFacts>;
export type PlaceholderName = keyof typeof PLACEHOLDERS;
export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as readonly PlaceholderName[];

/** What the README of a kit may speak of besides, each with lines of its own where it is long. */
export const README_PLACEHOLDERS = [
  'product',
  'audience',
  'disclosure',
  'disclosureLabel',
  'disclosureAbout',
  'files',
  'images',
  'shortLink',
  'landingPage',
  'attribution',
  'friendReward',
  'conditions',
] as const;
export type ReadmePlaceholder = (typeof README_PLACEHOLDERS)[number];

export function isPlaceholder(name: string): name is PlaceholderName {
  return Object.hasOwn(PLACEHOLDERS, name);
}

export function placeholderFacts(name: PlaceholderName): PlaceholderFacts {
  return PLACEHOLDERS[name];
}

/** A pattern taken apart: texts as they stand, and names of placeholders. */
export type Piece = { readonly text: string } | { readonly name: string };

/** `{{` and `}}` stand for braces themselves. */
const PARTS = /\{\{|\}\}|\{([^{}\n]*)\}|[{}]|[^{}]+/gu;

/**
 * Takes a pattern apart.
 * @returns `stray`: a brace that neither opens nor closes a placeholder, or null
 */
export function parsePattern(pattern: string): {
  readonly pieces: readonly Piece[];
  readonly stray: string | null;
} {
  const pieces: Piece[] = [];
  let stray: string | null = null;
  for (const [found, name] of pattern.matchAll(PARTS)) {
    if (name !== undefined) pieces.push({ name: name.trim() });
    else if (found === '{' || found === '}') stray = found;
    else pieces.push({ text: found === '{{' ? '{' : found === '}}' ? '}' : found });
  }
  return { pieces, stray };
}

/** Names of the placeholders in a pattern, in the order in which they stand. */
export function namesIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => ('name' in piece ? [piece.name] : []));
}
