import { z } from 'zod';
import { SlugSchema } from './slug.ts';

export const TOKENS_FILE = 'content/tokens.yaml';

/**
 * `content/tokens.yaml`: how often the private address of an affiliate's page was changed. Written by
 * `kith tokens rotate NAME`; it holds nothing secret and belongs with the other files of the site.
 * @example
 * osteria-lumen: 2
 */
export const TokensSchema = z
  .record(SlugSchema, z.number().int('must be a whole number').min(1, 'must be at least 1'))
  .nullable()
  .transform((rotations) => rotations ?? {});
export type Tokens = z.infer<typeof TokensSchema>;
