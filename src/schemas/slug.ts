import { z } from 'zod';

/** Lowercase letters, digits and single hyphens, at most 63 characters: safe in a path, a file name and a host. */
export const SLUG = /^(?=.{1,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The name by which files and addresses know something: `dental-clinics`. */
export const SlugSchema = z
  .string()
  .regex(
    SLUG,
    'must be lowercase letters, digits and hyphens, such as "dental-clinics" (63 characters at most)',
  );

/**
 * The slug nearest to a text: accents dropped, everything else that no slug may hold turned into hyphens.
 * @example slugify('Zoë & Sons, Ltd.') === 'zoe-sons-ltd'
 * @returns an empty string where nothing usable is left
 */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
