import { z } from 'zod';
import { SlugSchema } from './slug.ts';
import { line } from './text.ts';

/** Names that reports and lists give to the page without variants. */
export const RESERVED_VARIANTS = ['base', 'index'] as const;

/**
 * Another first screen for a segment: a page of its own for every affiliate, `/with/<affiliate>/<segment>/<name>/`, to which
 * some of the links in kits lead. What it leaves out is the segment's.
 * @example { name: evening, headline: "Lock up on Sunday. Go straight home." }
 */
export const VariantSchema = z.strictObject({
  /** Its name in addresses and tracked links. */
  name: SlugSchema,
  /** Another promise. */
  headline: line(90).optional(),
  /** Other sentences below it. */
  subhead: line(220).optional(),
  /** Another text of the button. */
  cta: line(40).optional(),
  /**
   * Texts, images and links of the kit that lead to this variant alone, by their names in links: `[x-pain, offer-story]`. All
   * others are shared out among the segment's page and the variants without such a list.
   */
  creatives: z.array(z.string().min(1)).min(1).optional(),
});
export type Variant = z.infer<typeof VariantSchema>;
