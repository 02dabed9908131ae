import { basename, dirname } from 'node:path/posix';
import { cardFolder } from '../schemas/card.ts';
import type { PlannedCard, PlannedKit } from '../schemas/plan.ts';

/** Folder of cards -> digests of those in it, by creative: `offer-story`. */
export function imagesByFolder(
  cards: readonly Pick<PlannedCard, 'path' | 'digest'>[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const folders = new Map<string, Record<string, string>>();
  for (const { path, digest } of cards) {
    const folder = dirname(path);
    const images = folders.get(folder) ?? {};
    images[basename(path).replace(/\.\w+$/, '')] = digest;
    folders.set(folder, images);
  }
  return folders;
}

/** The images of a kit: the affiliate's own, and those without a band, which all affiliates of the segment share. */
export function imagesOfKit(
  folders: ReturnType<typeof imagesByFolder>,
  { affiliate, segment, locale }: Pick<PlannedKit, 'affiliate' | 'segment' | 'locale'>,
  defaultLocale: string,
): Readonly<Record<string, string>> {
  const imagesFor = (owner: string | null) =>
    folders.get(cardFolder({ affiliate: owner, segment, locale, defaultLocale })) ?? {};
  return { ...imagesFor(null), ...imagesFor(affiliate) };
}
