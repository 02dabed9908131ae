import { z } from 'zod';
import { parseDuration } from '../core/duration.ts';

/** A duration as people write it, `30s`, `10m`, `24h` or `7d`, in milliseconds. */
export const DurationSchema = z
  .string()
  .refine((text) => parseDuration(text) !== null, 'write a duration such as 30s, 10m, 24h or 7d')
  .transform((text) => parseDuration(text) ?? 0);
