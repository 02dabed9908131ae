import { z } from 'zod';
import { MetricSchema } from './program.ts';
import { RuleSchema } from './rule.ts';
import { SlugSchema } from './slug.ts';
import { line } from './text.ts';
import { VariantSchema } from './variant.ts';

/**
 * `content/segments/<id>.mdx`: a niche audience, as words and as a rule over accounts. The text below the
 * frontmatter is shown on the segment's page. A translation stands in `content/segments/<locale>/<id>.mdx`.
 */
export const SegmentSchema = z.strictObject({
  /** The audience, as a plural noun in lower case: "dental clinics". */
  audience: line(60),
  /** Promise of the page in the audience's own words, for the hero and the cards. */
  headline: line(90),
  /** One or two sentences below the headline. */
  subhead: line(220),
  /** Page description for search engines and shared links. */
  description: line(160),
  /** Text of the button: "Start your free month". */
  cta: line(40),
  /** The headline in a few words, for banners too small for all of them. */
  shortHeadline: line(45).optional(),
  /** The button's words in a few, for the same banners: "Start free". */
  shortCta: line(20).optional(),
  /** Which accounts belong to it. Without a rule there is no proof and no data behind the page. */
  accounts: RuleSchema.optional(),
  /** The pains that bring this audience, most pressing first, each in this audience's words. `pain` is the name in your data and of guides. */
  pains: z.array(z.strictObject({ pain: SlugSchema, text: line(160) })).min(1),
  /** Use cases that matter to it, by file name. */
  useCases: z.array(SlugSchema).default([]),
  /** The first steps that make new customers succeed. */
  steps: z
    .array(z.strictObject({ title: line(60), text: line(200) }))
    .min(1)
    .max(5),
  /** Objections, answered. */
  questions: z.array(z.strictObject({ question: line(140), answer: line(500) })).default([]),
  /** Other first screens, each on a page of its own; links of the kits are shared out among them. */
  variants: z.array(VariantSchema).default([]),
  /** A figure for this segment instead of the program's. */
  metric: MetricSchema.optional(),
});
export type Segment = z.infer<typeof SegmentSchema>;
