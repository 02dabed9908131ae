import type { PlannedKit } from '../schemas/plan.ts';
import { keyOf, lookUp } from './keys.ts';
import type { PageDraft } from './page-draft.ts';
import { previewCard } from './plan-cards.ts';
import type { PlanInput } from './plan-input.ts';
import type { Tables } from './publish-tables.ts';
import { digestOfShared } from './shared-digest.ts';

/** Kits are made for every landing page; their digest covers the texts' sources and every card inside. */
export function planKits(
  { tokenOf }: PlanInput,
  tables: Tables,
  landings: readonly PageDraft[],
  cardDigests: ReadonlyMap<string, string>,
): PlannedKit[] {
  const cardsOf = new Map<string, string[]>();
  for (const [path, cardDigest] of cardDigests) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    cardsOf.set(folder, [...(cardsOf.get(folder) ?? []), cardDigest]);
  }
  return landings.map(({ owner, locale, entry, ownStory }) => {
    const affiliate = owner.affiliate ?? '';
    const segment = owner.segment ?? '';
    const portal = portalPath(affiliate, tokenOf);
    const suffix = locale === tables.defaultLocale ? '' : `-${locale}`;
    const preview = previewCard(owner, tables.defaultLocale);
    const planned = lookUp(tables.segments, keyOf(locale, segment));
    const shown = {
      affiliate: lookUp(tables.affiliates, keyOf(locale, affiliate)),
      segment: planned,
      offer: lookUp(tables.offers, planned.offer),
      program: lookUp(tables.programs, locale),
      tracking: tables.tracking,
      copy: tables.copy[locale] ?? null,
      story: entry === null ? null : lookUp(tables.caseStudies, entry),
      ownStory,
      code: tables.codes[affiliate] ?? affiliate,
      cards: [preview, previewCard({ ...owner, affiliate: null }, tables.defaultLocale)].map(
        (card) => cardsOf.get(card.slice(0, card.lastIndexOf('/'))) ?? [],
      ),
      defaultLocale: tables.defaultLocale,
      version: tables.versions.kits,
    };
    const zip = `${portal.slice(1)}${segment}${suffix}.zip`;
    const row = { affiliate, segment, locale, portal, story: entry, ownStory, zip };
    return { ...row, digest: digestOfShared({ ...shown, zip }) };
  });
}

/** Address of an affiliate's private page. */
export function portalPath(affiliate: string, tokenOf: (affiliate: string) => string): string {
  return `/kits/${affiliate}-${tokenOf(affiliate)}/`;
}
