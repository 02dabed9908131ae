import { z } from 'zod';
import { PictureSchema } from './case-study.ts';
import { ConsentSchema } from './consent.ts';
import { SlugSchema } from './slug.ts';
import { DisplayNameSchema, LocaleSchema, localized } from './text.ts';

export const AffiliateKindSchema = z.enum([
  'customer',
  'partner',
  'influencer',
  'vendor',
  'employee',
  'other',
]);
export type AffiliateKind = z.infer<typeof AffiliateKindSchema>;

/** What stands in a link to credit the affiliate; as the platform made it. */
export const CodeSchema = z
  .string()
  .regex(/^[\w.~-]{1,64}$/, 'must be letters, digits, ".", "_", "~" or "-", at most 64 characters');

/**
 * `content/affiliates/<id>.yaml`: whoever refers. Thousands of them come from a table instead
 * (`affiliates` in sources.yaml); a file wins over a row with the same id.
 */
export const AffiliateSchema = z.strictObject({
  name: DisplayNameSchema,
  kind: AffiliateKindSchema,
  /** "Owner", "Host of the Night Shift podcast". */
  role: localized(80).optional(),
  company: DisplayNameSchema.optional(),
  /** The segments it serves, by file name, or `all`. */
  segments: z.union([z.literal('all'), z.array(SlugSchema).min(1)]),
  /** The language of its own page; the default one where left out. */
  locale: LocaleSchema.optional(),
  /** The languages in which it gets landing pages and kits; its own where left out. */
  locales: z.array(LocaleSchema).min(1).optional(),
  /** The tracking code of the affiliate platform; the id where left out. */
  code: CodeSchema.optional(),
  /** A coupon for its friends. */
  coupon: CodeSchema.optional(),
  /** Its own recommendation, in its own words. */
  quote: localized(240).optional(),
  face: PictureSchema.optional(),
  /** The account in your data, for customers. Never published. */
  account: z.string().min(1).optional(),
  /** Where to write to. Never published. */
  email: z.email('must be an e-mail address').optional(),
  /** What of it may be shown. Without one, pages say "A customer of …" and no name. */
  consent: ConsentSchema.optional(),
});
export type Affiliate = z.infer<typeof AffiliateSchema>;
