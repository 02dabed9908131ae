import { z } from 'zod';
import { CARD_FORMAT_NAMES, CARD_TEMPLATES } from './card.ts';
import { PictureSchema } from './case-study.ts';
import { SlugSchema } from './slug.ts';
import { localized } from './text.ts';

/** Colours that may stand behind the words of a card; what stands on them is chosen so that it can be read. */
export const GroundNameSchema = z.enum(['paper', 'primary', 'accent', 'ink', 'tint']);
export type GroundName = z.infer<typeof GroundNameSchema>;

/** What a site's own template may say of a segment. A card whose segment has nothing for one of them is not made. */
export const CARD_PLACEHOLDERS = [
  'product',
  'tagline',
  'audience',
  'headline',
  'subhead',
  'cta',
  'pain',
  'firstStep',
  'friendReward',
  'referrerReward',
  'conditions',
  'ends',
  'proofValue',
  'proofLabel',
  'proofMethod',
] as const;
export type CardPlaceholder = (typeof CARD_PLACEHOLDERS)[number];

/** A text of a template with placeholders in braces; long ones are shortened on the card, and reported. */
const text = localized(300);

/**
 * `content/cards/<name>.yaml`: a card template of the site's own, made of one of Kith's layouts and texts with
 * placeholders.
 * @example
 * layout: statement
 * ground: ink
 * headline: { en: "{audience}, ready for the season", fr: "{audience} : prêts pour la saison" }
 * text: "{friendReward}"
 */
export const CardTemplateSchema = z.strictObject({
  /** Which of Kith's layouts sets the texts; or `<name>.ts`, a file beside this one that draws by itself. */
  layout: z
    .string()
    .refine(
      (name) => (CARD_TEMPLATES as readonly string[]).includes(name) || /^[a-z0-9-]+\.ts$/.test(name),
      `must be ${CARD_TEMPLATES.join(', ')}, or a file beside this one, such as "season.ts"`,
    ),
  ground: GroundNameSchema.optional(),
  /** A photo in `public/`, in the place of the pattern. */
  picture: PictureSchema.optional(),
  /** The formats to make; those for social media where left out. */
  formats: z
    .array(z.enum(CARD_FORMAT_NAMES as [(typeof CARD_FORMAT_NAMES)[number]]))
    .min(1)
    .default(['og', 'square', 'portrait', 'story', 'pinterest']),
  /** The segments to make it for, by file name; all where left out. */
  segments: z.array(SlugSchema).min(1).optional(),
  kicker: text.optional(),
  headline: text,
  text: text.optional(),
  note: text.optional(),
  items: z.array(text).max(5).default([]),
  call: text.optional(),
});
export type CardTemplate = z.infer<typeof CardTemplateSchema>;
