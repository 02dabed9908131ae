import { z } from 'zod';
import { AffiliateKindSchema } from './affiliate.ts';
import { TEXT_CHANNELS } from './channel.ts';
import { SlugSchema } from './slug.ts';

/**
 * What a kit says, as patterns: the ones that come with Kith (`src/i18n/copy/<locale>.yaml`) and a site's own
 * (`content/copy/<locale>.yaml`), which go before them, have the same form.
 */

/** Spaces and line breaks as people see them; what no post may hold is taken out. */
function cleanPattern(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\S\n\u00a0\u202f]+\n/gu, '\n')
    .trim();
}

const WordsSchema = z.string().transform(cleanPattern);
const FilledWordsSchema = WordsSchema.pipe(z.string().min(1, 'must not be empty').max(4000));

const KindsSchema = z.union([
  AffiliateKindSchema.transform((kind) => [kind]),
  z.array(AffiliateKindSchema).min(1),
]);

/** Where a pattern is used, besides everywhere. */
const only = {
  /** For these kinds of affiliates. */
  for: KindsSchema.optional(),
  /** For these segments. */
  segments: z.array(SlugSchema).min(1).optional(),
};

/**
 * One wording: a text, or a text with whom it is for. What stands under `otherwise` waits: it is used only where none
 * of those above can be filled and fits.
 */
const WordingSchema = z.union([
  FilledWordsSchema,
  z.strictObject({ text: WordsSchema, ...only }),
  z.strictObject({ otherwise: z.union([WordsSchema, z.array(WordsSchema).min(1)]), ...only }),
]);
export type Wording = z.infer<typeof WordingSchema>;

const WordingsSchema = z.array(WordingSchema).min(1);
export type Wordings = z.infer<typeof WordingsSchema>;

const label = z.string().transform(cleanPattern).pipe(z.string().min(1).max(80));

const HeadlineSchema = z.strictObject({
  label: label.optional(),
  /** For posts, descriptions of ads and preview texts of e-mails. */
  headline: WordingsSchema.optional(),
  /** For subjects of e-mails. */
  subject: WordingsSchema.optional(),
  /** For the headlines of Google Ads. */
  ad: WordingsSchema.optional(),
  /** Yours and those that come with Kith take turns, instead of yours before Kith's. */
  mix: z.boolean().optional(),
  /** `false` leaves it out of all kits. */
  show: z.boolean().optional(),
});

const TextSchema = z.strictObject({
  /** Where it is posted; known for the texts that come with Kith. */
  channel: z.enum(TEXT_CHANNELS).optional(),
  label: label.optional(),
  text: WordingsSchema.optional(),
  /** Of an e-mail. */
  subject: WordingsSchema.optional(),
  /** Of an e-mail: what inboxes show behind the subject. */
  preheader: WordingsSchema.optional(),
  /** Of a block on a page. */
  title: WordingsSchema.optional(),
  button: WordingsSchema.optional(),
  mix: z.boolean().optional(),
  show: z.boolean().optional(),
});

/** In which of its forms a disclosure stands where. */
export const DISCLOSURE_FORMS = ['post', 'label', 'page', 'personal', 'about'] as const;
export type DisclosureForm = (typeof DISCLOSURE_FORMS)[number];

const DisclosureSchema = z.strictObject({
  /** Opens a post. */
  post: WordingsSchema.optional(),
  /** The same for where every character counts: "#ad". */
  label: WordingsSchema.optional(),
  /** For pages, newsletters and banners of the affiliate. */
  page: WordingsSchema.optional(),
  /** For a message to somebody whom the affiliate knows. */
  personal: WordingsSchema.optional(),
  /** For somebody else's page or voice. */
  about: WordingsSchema.optional(),
});

const TermSchema = z.string().transform(cleanPattern).pipe(z.string().min(1).max(120));

/** The words around the texts: the README, and what stands in files beside them. */
const WordsAroundSchema = z.strictObject({
  readme: FilledWordsSchema.optional(),
  /** Stand before a subject, a preview text and the link that belongs in a profile. */
  subject: TermSchema.optional(),
  preheader: TermSchema.optional(),
  profileLink: TermSchema.optional(),
  /** Stands before the conditions of an offer. */
  smallPrint: TermSchema.optional(),
  /** What a disclosure is for. */
  disclosures: z.partialRecord(z.enum(DISCLOSURE_FORMS), TermSchema).optional(),
  /** Headings of headlines.csv. */
  columns: z.partialRecord(z.enum(['headline', 'about', 'length', 'link']), TermSchema).optional(),
  /** Where a headline fits. */
  places: z.partialRecord(z.enum(['x', 'description', 'preheader', 'subject', 'ad']), TermSchema).optional(),
  fits: TermSchema.optional(),
  /** Path of a file in the kit -> what it is. */
  files: z.record(z.string(), TermSchema).optional(),
  /** Format of an image -> what it is for; `other` for all that have no words of their own. */
  images: z.record(z.string(), TermSchema).optional(),
});

const PartNameSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'must be letters and digits, such as "opening"');
const NameSchema = SlugSchema;

/** `content/copy/<locale>.yaml`: a site's own patterns, and where they differ from Kith's. */
export const CopyFileSchema = z
  .strictObject({
    disclosure: DisclosureSchema.optional(),
    /** Pieces with wordings of their own, to be named in patterns: `{opening}`. */
    parts: z.record(PartNameSchema, WordingsSchema).optional(),
    headlines: z.record(NameSchema, HeadlineSchema).optional(),
    /** Name of the text, as it stands in its link -> the text. */
    texts: z.record(NameSchema, TextSchema).optional(),
    words: WordsAroundSchema.optional(),
  })
  .nullable()
  .transform((copy) => copy ?? {});
export type CopyFile = z.infer<typeof CopyFileSchema>;

/** A wording in the plan. */
export const PatternSchema = z.strictObject({
  text: z.string(),
  for: z.array(AffiliateKindSchema).nullable(),
  segments: z.array(SlugSchema).nullable(),
});
export type Pattern = z.infer<typeof PatternSchema>;

/**
 * Wordings to choose from. The first group in which one can be filled and fits is used; inside a group the affiliates
 * take turns.
 */
export const ChoiceSchema = z.array(z.array(PatternSchema));
export type Choice = z.infer<typeof ChoiceSchema>;

/** All patterns of a language, a site's own and Kith's merged: what kits are written from. */
export const CopySchema = z.strictObject({
  disclosure: z.strictObject({
    post: ChoiceSchema,
    label: ChoiceSchema,
    page: ChoiceSchema,
    personal: ChoiceSchema,
    about: ChoiceSchema,
  }),
  parts: z.record(z.string(), ChoiceSchema),
  headlines: z.array(
    z.strictObject({
      kind: SlugSchema,
      label: z.string(),
      headline: ChoiceSchema,
      subject: ChoiceSchema,
      ad: ChoiceSchema,
    }),
  ),
  texts: z.array(
    z.strictObject({
      creative: SlugSchema,
      channel: z.enum(TEXT_CHANNELS),
      label: z.string(),
      text: ChoiceSchema,
      subject: ChoiceSchema,
      preheader: ChoiceSchema,
      title: ChoiceSchema,
      button: ChoiceSchema,
    }),
  ),
  words: z.strictObject({
    readme: z.string(),
    subject: z.string(),
    preheader: z.string(),
    profileLink: z.string(),
    smallPrint: z.string(),
    fits: z.string(),
    disclosures: z.record(z.string(), z.string()),
    columns: z.record(z.string(), z.string()),
    places: z.record(z.string(), z.string()),
    files: z.record(z.string(), z.string()),
    images: z.record(z.string(), z.string()),
  }),
});
export type Copy = z.infer<typeof CopySchema>;
export type CopyText = Copy['texts'][number];
export type CopyHeadline = Copy['headlines'][number];
