import type { KitRecords } from '../schemas/kit-record.ts';
import type { Plan, PlannedKit } from '../schemas/plan.ts';
import { imagesByFolder, imagesOfKit } from './kit-images.ts';

/** What this plan makes of every kit, to be kept once it is built. */
export function recordKits(plan: Pick<Plan, 'kits' | 'cards' | 'defaultLocale'>): KitRecords {
  const folders = imagesByFolder(plan.cards);
  return Object.fromEntries(
    plan.kits.map((kit) => [
      recordKey(kit),
      { texts: kit.texts, images: imagesOfKit(folders, kit, plan.defaultLocale), news: kit.news },
    ]),
  );
}

export function recordKey({
  affiliate,
  segment,
  locale,
}: Pick<PlannedKit, 'affiliate' | 'segment' | 'locale'>): string {
  return `${affiliate}/${segment}/${locale}`;
}
