import { z } from 'zod';
import { line } from './text.ts';

/**
 * `content/use-cases/<id>.mdx`: what people do with the product.
 */
export const UseCaseSchema = z.strictObject({
  /** What is done, as a short title. */
  title: line(70),
  /** What it brings, in one sentence. */
  summary: line(180),
  /** One emoji-free word for the drawing: which of the built-in icons. */
  icon: z.enum(['calendar', 'clock', 'swap', 'phone', 'shield', 'people', 'chart', 'money', 'map', 'bell']),
  /**
   * Actions in your data that show that an account does this, so that what it goes with can be learned. Where left out,
   * those of content/actions.yaml that lead here. Never published.
   */
  actions: z.array(line(120)).min(1).optional(),
});
export type UseCase = z.infer<typeof UseCaseSchema>;
