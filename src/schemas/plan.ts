import { z } from 'zod';
import { AffiliateKindSchema, CodeSchema } from './affiliate.ts';
import { BodyShowsSchema } from './body.ts';
import { CARD_FORMAT_NAMES } from './card.ts';
import { GroundNameSchema } from './card-template.ts';
import { PictureSchema } from './case-study.ts';
import { CopySchema } from './copy.ts';
import { DaySchema } from './date.ts';
import { BrandSchema } from './program.ts';
import { ProofSchema } from './proof.ts';
import { SlugSchema } from './slug.ts';
import { LocaleSchema } from './text.ts';
import { UseCaseSchema } from './use-case.ts';

/**
 * The plan: the only door between the private and the public wing. It has publishable fields only, in texts that
 * are already in the page's language. What many pages share stands once, under a key `<locale>/<id>`; pages,
 * cards and kits are small rows that refer to it.
 */

/** A `<locale>/<id>` of one of the plan's tables. */
const KeySchema = z.string();

/** The MDX below an entry's frontmatter: where Astro finds it, and its digest. */
export const BodySchema = z.strictObject({
  collection: z.enum(['segments', 'use-cases', 'case-studies', 'guides']),
  /** Astro's id of the entry: `restaurants` or `fr/restaurants`. */
  id: z.string(),
  digest: z.string(),
  /** False where there is nothing but frontmatter. */
  hasText: z.boolean(),
  /** What its components show. */
  shows: BodyShowsSchema,
});

/** Fields of every piece of content. `lang` is the language it is really in. */
const content = { id: SlugSchema, lang: LocaleSchema, body: BodySchema };

export const PlannedOfferSchema = z.strictObject({
  id: SlugSchema,
  friend: z.string(),
  /** For the smallest banners; the same where nobody wrote a shorter one. */
  shortFriend: z.string(),
  referrer: z.string(),
  conditions: z.string(),
  ends: DaySchema.nullable(),
});
export type PlannedOffer = z.infer<typeof PlannedOfferSchema>;

export const PlannedProgramSchema = z.strictObject({
  name: z.string(),
  tagline: z.string(),
  company: z.string(),
  home: z.string(),
  site: z.string(),
  /** Where somebody joins the program. */
  join: z.string().nullable(),
  currency: z.string(),
  postalAddress: z.string(),
  locales: z.array(LocaleSchema).min(1),
  brand: BrandSchema,
  attribution: z.string(),
  tiers: z.array(z.strictObject({ referrals: z.number(), reward: z.string() })),
});
export type PlannedProgram = z.infer<typeof PlannedProgramSchema>;

/** The first steps of accounts that stay and grow, as the data has them and content words them. */
export const PlannedPlaybookSchema = z.strictObject({
  /** Whether the data shows it for this audience, or for customers of every kind. */
  whose: z.enum(['audience', 'customers']),
  steps: z
    .array(
      z.strictObject({
        title: z.string(),
        text: z.string(),
        /** The language that the words are really in. */
        lang: LocaleSchema,
        /** What tells more: a key of useCases, or of guides. */
        useCase: KeySchema.nullable(),
        guide: KeySchema.nullable(),
      }),
    )
    .min(1),
});
export type PlannedPlaybook = z.infer<typeof PlannedPlaybookSchema>;

export const PlannedSegmentSchema = z.strictObject({
  ...content,
  audience: z.string(),
  headline: z.string(),
  subhead: z.string(),
  description: z.string(),
  cta: z.string(),
  /** For the smallest banners; the same as the long ones where nobody wrote others. */
  shortHeadline: z.string(),
  shortCta: z.string(),
  /** Pains in the audience's words, the most frequent in the data first; `guide` is a key of guides. */
  pains: z.array(z.strictObject({ pain: SlugSchema, text: z.string(), guide: KeySchema.nullable() })),
  useCases: z.array(KeySchema),
  steps: z.array(z.strictObject({ title: z.string(), text: z.string() })),
  questions: z.array(z.strictObject({ question: z.string(), answer: z.string() })),
  /** The segment's own offer, a key of offers. */
  offer: KeySchema,
  /** What holds after the last day of that one, a key of offers; null where it has none. */
  laterOffer: KeySchema.nullable(),
  proofs: z.array(ProofSchema),
});
export type PlannedSegment = z.infer<typeof PlannedSegmentSchema>;

/** Another first screen of a segment in one language; what is null is the segment's. */
export const PlannedVariantSchema = z.strictObject({
  name: SlugSchema,
  headline: z.string().nullable(),
  subhead: z.string().nullable(),
  cta: z.string().nullable(),
  /** Creatives that lead to it alone; null where it takes its share of all that no variant names. */
  creatives: z.array(z.string()).nullable(),
});
export type PlannedVariant = z.infer<typeof PlannedVariantSchema>;

/** An affiliate as the world may see it: without a valid consent `name` and all that follows are null. */
export const PlannedAffiliateSchema = z.strictObject({
  id: SlugSchema,
  kind: AffiliateKindSchema,
  name: z.string().nullable(),
  role: z.string().nullable(),
  company: z.string().nullable(),
  quote: z.string().nullable(),
  face: z.string().nullable(),
  coupon: CodeSchema.nullable(),
  /** The language of the quote. */
  lang: LocaleSchema,
});
export type PlannedAffiliate = z.infer<typeof PlannedAffiliateSchema>;

export const PlannedUseCaseSchema = z.strictObject({
  ...content,
  title: z.string(),
  summary: z.string(),
  icon: UseCaseSchema.shape.icon,
});
export type PlannedUseCase = z.infer<typeof PlannedUseCaseSchema>;

/** A case study with a valid consent; what the consent leaves out is null. */
export const PlannedCaseStudySchema = z.strictObject({
  ...content,
  title: z.string(),
  summary: z.string(),
  segments: z.array(SlugSchema),
  /** The company's name, or null where only the story may be told. */
  company: z.string().nullable(),
  person: z.strictObject({ name: z.string(), role: z.string() }).nullable(),
  quote: z.string().nullable(),
  /** The language in which it was said, where it is a translation. */
  translatedFrom: LocaleSchema.nullable(),
  results: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  face: z.string().nullable(),
  logo: z.string().nullable(),
});
export type PlannedCaseStudy = z.infer<typeof PlannedCaseStudySchema>;

export const PlannedGuideSchema = z.strictObject({
  ...content,
  title: z.string(),
  summary: z.string(),
  pain: SlugSchema,
  minutes: z.number(),
  searchWords: z.array(z.string()),
  segments: z.array(SlugSchema).nullable(),
});
export type PlannedGuide = z.infer<typeof PlannedGuideSchema>;

export const PageKindSchema = z.enum([
  'program',
  'segment',
  'landing',
  'choose',
  'short-link',
  'use-case-index',
  'use-case',
  'case-study-index',
  'case-study',
  'guide-index',
  'guide',
  'welcome',
  'portal',
  'kit',
]);
export type PageKind = z.infer<typeof PageKindSchema>;

/** One page: where it stands, what it is about, and why it shows what it shows. */
export const PlannedPageSchema = z.strictObject({
  /** With slashes at both ends: `/fr/with/maison-colette/restaurants/`. */
  path: z.string().startsWith('/').endsWith('/'),
  kind: PageKindSchema,
  locale: LocaleSchema,
  affiliate: SlugSchema.nullable(),
  segment: SlugSchema.nullable(),
  /** Which of the segment's variants a landing page is; left out on all other pages. */
  variant: SlugSchema.optional(),
  /** Key of the use case, case study or guide that the page is about, or of the case study that it shows. */
  entry: KeySchema.nullable(),
  /** Whether that case study is the affiliate's own. */
  ownStory: z.boolean(),
  /** Path of the page's card with its digest, `/cards/…/statement-og.png?v=…`; null where no cards are made. */
  card: z.string().nullable(),
  /** Tracked address of the call to action. */
  cta: z.string().nullable(),
  /** The same page in other languages: locale -> path; this one included. */
  alternates: z.record(LocaleSchema, z.string()),
  /** For whoever asks why: one short sentence each. */
  reasons: z.array(z.string()),
  /** Digest of everything that the page shows. */
  digest: z.string(),
});
export type PlannedPage = z.infer<typeof PlannedPageSchema>;

const FormatSchema = z.enum(CARD_FORMAT_NAMES as [(typeof CARD_FORMAT_NAMES)[number]]);

/** A picture of public/ on a card, with the digest of its bytes. */
export const ScenePictureSchema = z.strictObject({
  path: PictureSchema,
  /** A portrait in a disc, a customer's logo on a plate, or a photo in the place of the pattern. */
  use: z.enum(['face', 'logo', 'photo']),
  digest: z.string(),
});
export type ScenePicture = z.infer<typeof ScenePictureSchema>;

/** The upper part of cards: what is said to a segment. Rendered once, whoever recommends. Texts that it lacks are ''. */
export const PlannedSceneSchema = z.strictObject({
  /** One of Kith's templates, or one of the site's own in content/cards/. */
  template: SlugSchema,
  /** What draws it: a layout of Kith's, or a file in content/cards/. */
  layout: z.string(),
  format: FormatSchema,
  locale: LocaleSchema,
  /** The colour behind the words; the layout's own where null. */
  ground: GroundNameSchema.nullable(),
  /** Small line above: the audience, or the product's tagline. */
  kicker: z.string(),
  /** What is set largest: headline, figure, quote, reward. */
  headline: z.string(),
  /** Line below the headline. */
  text: z.string(),
  /** Small print: how a figure was measured, who said a quote. */
  note: z.string(),
  /** Steps. */
  items: z.array(z.string()),
  /** Words of a button. */
  call: z.string(),
  /** The share of a figure that is one, 0-1. */
  share: z.number().nullable(),
  picture: ScenePictureSchema.nullable(),
  digest: z.string(),
});
export type PlannedScene = z.infer<typeof PlannedSceneSchema>;

/** The band of cards: who recommends. Rendered once, whatever is said. Without a name, the program's own. */
export const PlannedBandSchema = z.strictObject({
  format: FormatSchema,
  locale: LocaleSchema,
  /** "Recommended by Chiara Bellandi". */
  headline: z.string(),
  /** "Owner, Osteria Lumen". */
  text: z.string(),
  /** "Chiara Bellandi", for the initials; null where the program speaks for itself. */
  name: z.string().nullable(),
  /** What the code leads to, in formats that have one. */
  link: z.string().nullable(),
  digest: z.string(),
});
export type PlannedBand = z.infer<typeof PlannedBandSchema>;

/** A card: a scene above a band, or in formats without bands a scene alone. Its file is `cardPath(...)`. */
export const PlannedCardSchema = z.strictObject({
  path: z.string(),
  scene: z.string(),
  band: z.string().nullable(),
  digest: z.string(),
});
export type PlannedCard = z.infer<typeof PlannedCardSchema>;

/** What changed in a kit with the last build that changed it, for the affiliate who has the one before. */
export const KitNewsSchema = z.strictObject({
  /** The day of that build. */
  since: DaySchema,
  /** Whether the whole kit was new then. */
  isNew: z.boolean(),
  /** Creatives of images: `offer-story`. */
  added: z.array(z.string()),
  changed: z.array(z.string()),
  /** Whether something that its texts are written from is another one. */
  texts: z.boolean(),
});
export type KitNews = z.infer<typeof KitNewsSchema>;

/** A kit: links, images and texts, in one zip. `portal` is the affiliate's private folder, `/kits/<affiliate>-<token>/`. */
export const PlannedKitSchema = z.strictObject({
  affiliate: SlugSchema,
  segment: SlugSchema,
  locale: LocaleSchema,
  portal: z.string(),
  /** Path of the private page that shows it: the portal itself where there is no other kit, else one below it. */
  page: z.string(),
  /** Key of the case study that its page shows, and whether it is the affiliate's own. */
  story: KeySchema.nullable(),
  ownStory: z.boolean(),
  /** Path of the zip in dist; null where the program has none made. */
  zip: z.string().nullable(),
  /** Digest of all that its texts are written from. */
  texts: z.string(),
  news: KitNewsSchema.nullable(),
  digest: z.string(),
});
export type PlannedKit = z.infer<typeof PlannedKitSchema>;

/** All kits of an affiliate in one zip, with a folder for each. */
export const PlannedBundleSchema = z.strictObject({
  affiliate: SlugSchema,
  portal: z.string(),
  zip: z.string(),
  /** Paths of the zips that it is made of. */
  kits: z.array(z.string()),
  digest: z.string(),
});
export type PlannedBundle = z.infer<typeof PlannedBundleSchema>;

export const PlanSchema = z.strictObject({
  version: z.literal(1),
  /** Digests of the code and fonts that cards and kits are made with; part of the digests below. */
  versions: z.strictObject({ cards: z.string(), kits: z.string() }),
  defaultLocale: LocaleSchema,
  /** What links are made of: where a prospect signs up, and the parameters for the affiliate and for sub-ids. */
  tracking: z.strictObject({
    url: z.string(),
    hosts: z.array(z.string()),
    parameter: z.string(),
    subId: z.string(),
  }),
  /** locale -> the patterns that kits are written from. */
  copy: z.record(LocaleSchema, CopySchema),
  /** locale -> the program in that language. */
  programs: z.record(LocaleSchema, PlannedProgramSchema),
  offers: z.record(KeySchema, PlannedOfferSchema),
  /** locale -> key of the offer that holds wherever a segment has none of its own. */
  generalOffers: z.record(LocaleSchema, KeySchema),
  /** locale -> key of the offer that holds after the last day of that one; nothing where it has none. */
  laterGeneralOffers: z.record(LocaleSchema, KeySchema),
  segments: z.record(KeySchema, PlannedSegmentSchema),
  /** Variants by the segment's key; nothing where a segment has none. */
  variants: z.record(KeySchema, z.array(PlannedVariantSchema).min(1)),
  /** Headlines for the kits of a segment besides those of `copy`, by the segment's key; nothing where it has none. */
  headlines: z.record(KeySchema, CopySchema.shape.headlines),
  /** What the welcome page of a segment shows instead of its steps, by the segment's key; none where the data or the words for it are missing. */
  playbooks: z.record(KeySchema, PlannedPlaybookSchema),
  affiliates: z.record(KeySchema, PlannedAffiliateSchema),
  /** Tracking codes by affiliate id. */
  codes: z.record(SlugSchema, CodeSchema),
  useCases: z.record(KeySchema, PlannedUseCaseSchema),
  caseStudies: z.record(KeySchema, PlannedCaseStudySchema),
  guides: z.record(KeySchema, PlannedGuideSchema),
  pages: z.array(PlannedPageSchema),
  scenes: z.record(z.string(), PlannedSceneSchema),
  bands: z.record(z.string(), PlannedBandSchema),
  cards: z.array(PlannedCardSchema),
  kits: z.array(PlannedKitSchema),
  bundles: z.array(PlannedBundleSchema),
});
export type Plan = z.infer<typeof PlanSchema>;
