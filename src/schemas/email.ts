import { z } from 'zod';
import type { PlaceholderType } from './pattern.ts';
import { SlugSchema } from './slug.ts';
import { line } from './text.ts';

/** Whom an e-mail is written to: somebody who came through a recommendation, whoever might recommend, whoever does. */
export const EMAIL_RECIPIENTS = ['customer', 'candidate', 'affiliate'] as const;
export type EmailRecipient = (typeof EMAIL_RECIPIENTS)[number];

/** Subjects longer than this are cut off in most inboxes. */
export const LONGEST_SUBJECT = 60;

const DayNumberSchema = z.number().int().min(0).max(365);

/**
 * The lines above an e-mail's text, in `content/emails/<name>.md` or `content/emails/<locale>/<name>.md`.
 * @example
 * subject: Welcome to {product}
 * preheader: Where to start
 * day: 0
 */
export const EmailSchema = z.strictObject({
  to: z.enum(EMAIL_RECIPIENTS).default('customer'),
  /** One subject, or several: the first that can be filled and is short enough is taken. */
  subject: z.union([line(150), z.array(line(150)).min(1)]).optional(),
  /** What inboxes show behind the subject. */
  preheader: line(150).optional(),
  /** Whole days after signup, for customers; with `each: step` the day of the first, or a day for each: `[2, 8, 11]`. */
  day: z.union([DayNumberSchema, z.array(DayNumberSchema).min(1)]).optional(),
  /** One such e-mail for each first step. */
  each: z.literal('step').optional(),
  /** Days between the e-mails of `each: step`, for those that `day` names none for. */
  every: z.number().int().min(1).max(60).default(3),
  /** What it is sent after, in words, for candidates and affiliates. */
  when: line(200).optional(),
  /** Only customers of these segments get it. */
  segments: z.array(SlugSchema).min(1).optional(),
  /** `false` leaves it out. */
  show: z.boolean().default(true),
});
export type EmailSettings = z.infer<typeof EmailSchema>;

/** The words around e-mails, in every language: `src/i18n/emails/<locale>/words.yaml`. */
export const EmailWordsSchema = z.strictObject({
  /** Why somebody gets the e-mail; {product} may stand in it. */
  because: z.strictObject({ customer: line(200), candidate: line(200), affiliate: line(200) }),
  unsubscribe: line(60),
});
export type EmailWords = z.infer<typeof EmailWordsSchema>;

/** How a placeholder may stand in an e-mail. */
export type EmailPlaceholderForm =
  /** Among words. */
  | 'text'
  /** Where a link leads: `[words]({welcomePage})`. */
  | 'address'
  /** Alone in its paragraph. */
  | 'block'
  /** Filled by the e-mail service from its list of contacts; a paragraph with it is left out for whom it is empty. */
  | 'contact'
  /** The same as an address. */
  | 'contact-address';

interface EmailPlaceholderFacts {
  readonly form: EmailPlaceholderForm;
  readonly type?: PlaceholderType;
  /** Whose e-mails know it; all where left out. */
  readonly to?: readonly EmailRecipient[];
  /** Only in e-mails with `each: step`. */
  readonly each?: 'step';
}

const customer = { to: ['customer'] } as const;
const referrers = { to: ['candidate', 'affiliate'] } as const;
const affiliate = { to: ['affiliate'] } as const;
const step = { ...customer, each: 'step' } as const;

/** Everything that e-mails may say of the program, the segment and whoever reads. */
export const EMAIL_PLACEHOLDERS = {
  product: { form: 'text', type: 'name' },
  tagline: { form: 'text', type: 'phrase' },
  friendReward: { form: 'text', type: 'phrase' },
  referrerReward: { form: 'text', type: 'phrase' },
  conditions: { form: 'text', type: 'sentence' },
  // Last day of an offer that has one.
  ends: { form: 'text', type: 'date' },
  // How a friend counts as somebody's.
  attribution: { form: 'text', type: 'sentence', ...referrers },

  // Plural noun: "dental clinics".
  audience: { form: 'text', type: 'phrase', ...customer },
  headline: { form: 'text', type: 'sentence', ...customer },
  subhead: { form: 'text', type: 'sentence', ...customer },
  // The most frequent pain, in the audience's own words.
  pain: { form: 'text', type: 'sentence', ...customer },
  // One of the segment's figures, with how it was measured.
  proof: { form: 'text', type: 'sentence', ...customer },
  // Whose steps these are, as far as the data shows.
  stepsLead: { form: 'text', type: 'sentence', ...customer },
  stepCount: { form: 'text', type: 'number', ...customer },
  stepNumber: { form: 'text', type: 'number', ...step },
  stepTitle: { form: 'text', type: 'sentence', ...step },
  stepText: { form: 'text', type: 'sentence', ...step },
  // Title of the use case or guide that tells more about the step.
  stepMore: { form: 'text', type: 'sentence', ...step },
  // Title of the step after it; the last one has none.
  nextStep: { form: 'text', type: 'sentence', ...step },
  useCaseTitle: { form: 'text', type: 'sentence', ...customer },
  useCaseSummary: { form: 'text', type: 'sentence', ...customer },
  storyTitle: { form: 'text', type: 'sentence', ...customer },
  storySummary: { form: 'text', type: 'sentence', ...customer },
  storyCompany: { form: 'text', type: 'name', ...customer },
  storyPerson: { form: 'text', type: 'name', ...customer },
  storyRole: { form: 'text', type: 'phrase', ...customer },
  storyQuote: { form: 'text', type: 'sentence', ...customer },
  // The story's first number: "20 min for a rota that took two hours".
  result: { form: 'text', type: 'phrase', ...customer },
  guideTitle: { form: 'text', type: 'sentence', ...customer },
  guideSummary: { form: 'text', type: 'sentence', ...customer },

  home: { form: 'address' },
  programPage: { form: 'address' },
  joinPage: { form: 'address', to: ['candidate', 'customer'] },
  welcomePage: { form: 'address', ...customer },
  segmentPage: { form: 'address', ...customer },
  stepPage: { form: 'address', ...step },
  useCasePage: { form: 'address', ...customer },
  storyPage: { form: 'address', ...customer },
  guidePage: { form: 'address', ...customer },

  // How far along the steps the e-mail is, as a bar.
  progress: { form: 'block', ...step },
  // All first steps, numbered.
  steps: { form: 'block', ...customer },
  // The numbers of the story.
  results: { form: 'block', ...customer },
  // What more friends bring.
  tiers: { form: 'block', ...referrers },
  // How the program works, in three steps.
  howItWorks: { form: 'block', ...referrers },
  // The share image of the segment, or of the program.
  card: { form: 'block' },

  // Where it is empty, the space before it goes too: "Hello {firstName}," becomes "Hello,".
  firstName: { form: 'contact' },
  // Whoever recommended the program to the reader.
  referrer: { form: 'contact', ...customer },
  // The affiliate's private page, its public one, and its short link.
  portal: { form: 'contact-address', ...affiliate },
  affiliatePage: { form: 'contact-address', ...affiliate },
  shortLink: { form: 'contact-address', ...affiliate },
} as const satisfies Record<string, EmailPlaceholderFacts>;
export type EmailPlaceholder = keyof typeof EMAIL_PLACEHOLDERS;

type Named<Form extends EmailPlaceholderForm> = {
  [Name in EmailPlaceholder]: (typeof EMAIL_PLACEHOLDERS)[Name]['form'] extends Form ? Name : never;
}[EmailPlaceholder];
export type TextPlaceholder = Named<'text'>;
export type AddressPlaceholder = Named<'address'>;
export type BlockPlaceholder = Named<'block'>;
export type ContactField = Named<'contact' | 'contact-address'>;

export function isEmailPlaceholder(name: string): name is EmailPlaceholder {
  return Object.hasOwn(EMAIL_PLACEHOLDERS, name);
}

export function emailPlaceholderFacts(name: EmailPlaceholder): EmailPlaceholderFacts {
  return EMAIL_PLACEHOLDERS[name];
}

/** What stands in a line of an e-mail; texts are patterns with placeholders. */
export type EmailInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly EmailInline[] }
  /** `to` is an address placeholder's name in braces, a path of the site, or an address. */
  | { readonly kind: 'link'; readonly to: string; readonly children: readonly EmailInline[] }
  | { readonly kind: 'break' };

/** The parts of an e-mail, from top to bottom. */
export type EmailBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly EmailInline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly EmailInline[] }
  /** A link alone in its paragraph. */
  | { readonly kind: 'button'; readonly to: string; readonly children: readonly EmailInline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly EmailInline[])[] }
  | { readonly kind: 'quote'; readonly paragraphs: readonly (readonly EmailInline[])[] }
  | { readonly kind: 'divider' }
  | { readonly kind: 'slot'; readonly name: BlockPlaceholder };

/** One e-mail as written, read and checked. */
export interface EmailTemplate {
  readonly id: string;
  /** The language that it is written in. */
  readonly lang: string;
  /** Path relative to the site, or to Kith for one that comes with it. */
  readonly file: string;
  /** Whether the site wrote it. */
  readonly isOwn: boolean;
  readonly to: EmailRecipient;
  /** In the order in which they are tried. */
  readonly subjects: readonly string[];
  readonly preheader: string;
  /** One day, or with `each` as many as are named. */
  readonly days: readonly number[];
  readonly each: 'step' | null;
  readonly every: number;
  readonly when: string | null;
  readonly segments: readonly string[] | null;
  readonly body: readonly EmailBlock[];
}

/** The e-mails of one language of a program. */
export interface EmailSet {
  readonly templates: readonly EmailTemplate[];
  readonly words: EmailWords;
}

/** The e-mails of a site. */
export interface Emails {
  readonly sets: Readonly<Record<string, EmailSet>>;
  /** A site's own MJML around the text: for all e-mails under `layout`, for a single one under its name. */
  readonly layouts: Readonly<Record<string, string>>;
}
