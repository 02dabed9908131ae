import { z } from 'zod';
import { ConsentSchema } from './consent.ts';
import { SlugSchema } from './slug.ts';
import { DisplayNameSchema, LocaleSchema, line } from './text.ts';

/** A picture in `public/`. */
export const PictureSchema = z
  .string()
  .regex(
    /^\/(?!.*\.\.)[\w./-]+\.(svg|png|jpe?g|webp|avif)$/,
    'must be a picture in public/, such as "/faces/ada.jpg"',
  );

/**
 * `content/case-studies/<id>.mdx`: what one customer got, told with consent.
 */
export const CaseStudySchema = z.strictObject({
  title: line(100),
  /** The story in one or two sentences. */
  summary: line(240),
  /** The account in your data; decides whether the customer is still one. Never published. */
  account: z.string().min(1),
  /** The affiliate who is this customer, if they are one: their pages show it first. */
  affiliate: SlugSchema.optional(),
  segments: z.array(SlugSchema),
  company: DisplayNameSchema,
  person: z.strictObject({ name: DisplayNameSchema, role: line(60) }),
  quote: line(280),
  /** The language in which the person said it, where `quote` is a translation: pages mark it as one. */
  translatedFrom: LocaleSchema.optional(),
  /** Up to three numbers, as the customer said them. */
  results: z
    .array(z.strictObject({ value: line(16), label: line(60) }))
    .max(3)
    .default([]),
  face: PictureSchema.optional(),
  logo: PictureSchema.optional(),
  consent: ConsentSchema,
});
export type CaseStudy = z.infer<typeof CaseStudySchema>;
