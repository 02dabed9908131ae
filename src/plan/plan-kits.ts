import { digest } from '../core/digest.ts';
import type { PlannedBundle, PlannedCard, PlannedKit } from '../schemas/plan.ts';
import { keyOf, lookUp } from './keys.ts';
import { imagesByFolder, imagesOfKit } from './kit-images.ts';
import type { PageDraft } from './page-draft.ts';
import type { PlanInput } from './plan-input.ts';
import type { Tables } from './publish-tables.ts';
import { recordKey } from './record-kits.ts';
import { digestOfShared } from './shared-digest.ts';
import { tellNews } from './tell-news.ts';

/** Kits are made for every landing page; their digest covers the texts' sources and every card inside. */
export function planKits(
  { tokenOf, project, kitRecords, insights }: PlanInput,
  tables: Tables,
  landings: readonly PageDraft[],
  cards: readonly PlannedCard[],
): PlannedKit[] {
  const { defaultLocale, versions } = tables;
  const folders = imagesByFolder(cards);
  const landingsOf = Map.groupBy(landings, ({ affiliate }) => affiliate);
  return landings.map(({ owner, locale, entry, ownStory }) => {
    const affiliate = owner.affiliate ?? '';
    const segment = owner.segment ?? '';
    const portal = `/kits/${affiliate}-${tokenOf(affiliate)}/`;
    const place = `${portal}${segment}${locale === defaultLocale ? '' : `-${locale}`}`;
    const page = (landingsOf.get(affiliate)?.length ?? 0) > 1 ? `${place}/` : portal;
    const zip = project.program.kits.zips === 'none' ? null : `${place.slice(1)}.zip`;
    const about = { affiliate, segment, locale };
    const planned = lookUp(tables.segments, keyOf(locale, segment));
    const variants = tables.variants[keyOf(locale, segment)];
    const headlines = tables.headlines[keyOf(locale, segment)];
    const texts = digestOfShared({
      ...(variants === undefined ? {} : { variants }),
      ...(headlines === undefined ? {} : { headlines }),
      affiliate: lookUp(tables.affiliates, keyOf(locale, affiliate)),
      segment: planned,
      offer: lookUp(tables.offers, planned.offer),
      program: lookUp(tables.programs, locale),
      tracking: tables.tracking,
      copy: tables.copy[locale] ?? null,
      story: entry === null ? null : lookUp(tables.caseStudies, entry),
      ownStory,
      code: tables.codes[affiliate] ?? affiliate,
      defaultLocale,
    });
    const images = imagesOfKit(folders, about, defaultLocale);
    const before = kitRecords && (kitRecords[recordKey(about)] ?? undefined);
    return {
      ...about,
      ...{ portal, page, story: entry, ownStory, zip, texts },
      news: tellNews(before, { texts, images }, insights.asOf),
      digest: digest({ texts, images, zip, version: versions.kits }),
    };
  });
}

/** One zip with everything for each affiliate with several kits, where the program has such zips made. */
export function planBundles({ project }: PlanInput, kits: readonly PlannedKit[]): PlannedBundle[] {
  if (project.program.kits.zips !== 'all') return [];
  return [...Map.groupBy(kits, ({ portal }) => portal)].flatMap(([portal, own]) => {
    const [first] = own;
    if (!first || own.length < 2) return [];
    return {
      affiliate: first.affiliate,
      portal,
      // No segment can be called so.
      zip: `${portal.slice(1)}_all.zip`,
      kits: own.flatMap(({ zip }) => (zip === null ? [] : [zip])),
      digest: digest(own.map(({ zip, digest: each }) => [zip, each])),
    };
  });
}
