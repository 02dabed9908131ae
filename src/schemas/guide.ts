import { z } from 'zod';
import { SlugSchema } from './slug.ts';
import { line } from './text.ts';

/**
 * `content/guides/<id>.mdx`: help with one pain, useful with or without the product.
 */
export const GuideSchema = z.strictObject({
  title: line(90),
  /** What the reader can do afterwards, in one sentence. */
  summary: line(180),
  /** The pain that it answers, as in segments and in your data. */
  pain: SlugSchema,
  /** Reading time. */
  minutes: z.number().int().min(1).max(60),
  /**
   * What else people type who look for this: other names, abbreviations, the words of the trade. The search finds the guide
   * by them; they stand nowhere on its page.
   * @example searchWords: [no-show, sick call, absence]
   */
  searchWords: z.array(line(40)).min(1).max(24).optional(),
  /** Only for these segments; for all where left out. */
  segments: z.array(SlugSchema).min(1).optional(),
});
export type Guide = z.infer<typeof GuideSchema>;
