import type { Problem } from '../core/errors.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import { noticeGaps } from './notice-gaps.ts';
import type { PageDraft } from './page-draft.ts';
import { planCards, previewCard, type CardOwner } from './plan-cards.ts';
import type { PlanInput } from './plan-input.ts';
import { planBundles, planKits } from './plan-kits.ts';
import { planAroundLandings, planLandings } from './plan-landings.ts';
import { planOpenPages } from './plan-open-pages.ts';
import { planPortals } from './plan-portals.ts';
import { planVariants } from './plan-variants.ts';
import { publishTables } from './publish-tables.ts';
import { digestOfShared } from './shared-digest.ts';
import { PRIVATE_KINDS } from './view-frame.ts';
import { viewOf } from './views.ts';

/** The full list of what will be published, and remarks on what could not be. */
export function buildPlan(input: PlanInput): { plan: Plan; remarks: readonly Problem[] } {
  const tables = publishTables(input);
  const landings = planLandings(input, tables);
  const drafts = [
    ...planOpenPages(input, tables),
    ...landings,
    ...planVariants(tables, landings),
    ...planAroundLandings(input, landings),
  ];
  const owners = uniqueOwners(input.cards ? drafts : []);
  const { scenes, bands, cards } = planCards(tables, owners, {
    templates: input.project.cardTemplates,
    pictures: input.pictures,
  });
  const cardDigests = new Map(cards.map((card) => [card.path, card.digest]));
  const kits = input.cards ? planKits(input, tables, landings, cards) : [];
  const plan: Plan = { ...tables, pages: [], scenes, bands, cards, kits, bundles: planBundles(input, kits) };
  plan.pages = finishPages(plan, [...drafts, ...planPortals(input, kits)], cardDigests);
  return { plan, remarks: noticeGaps(input, plan) };
}

function uniqueOwners(drafts: readonly PageDraft[]): CardOwner[] {
  return [...new Map(drafts.map(({ owner }) => [JSON.stringify(owner), owner])).values()];
}

/** Drafts with their translations, their card and the digest of all that they show. */
function finishPages(
  plan: Plan,
  drafts: readonly PageDraft[],
  cardDigests: ReadonlyMap<string, string>,
): PlannedPage[] {
  const translations = new Map<string, Record<string, string>>();
  for (const draft of drafts) {
    const key = sameInAllLanguages(draft);
    translations.set(key, { ...translations.get(key), [draft.locale]: draft.path });
  }
  const alternatesOf = (draft: PageDraft) => translations.get(sameInAllLanguages(draft)) ?? {};
  const pages = drafts.map(({ owner, ...draft }): PlannedPage => {
    const card = previewCard(owner, plan.defaultLocale);
    const version = cardDigests.get(card);
    return {
      ...draft,
      alternates: {
        // Where a variant is not written in a language, the switch leads to the page without it.
        ...(draft.variant === undefined ? {} : alternatesOf({ ...draft, owner, variant: '' })),
        ...alternatesOf({ ...draft, owner }),
      },
      card: version === undefined ? null : `/${card}?v=${version.slice(0, 8)}`,
      digest: '',
    };
  });
  plan.pages = pages;
  for (const page of pages) page.digest = digestOfShared({ ...viewOf(plan, page) });
  return pages;
}

/** What a page is about, whatever its language. */
function sameInAllLanguages({ kind, path, affiliate, segment, variant = '', entry }: PageDraft): string {
  const shown = entry !== null && segment === null ? entry.replace(/^[^/]+\//, '') : '';
  return [kind, affiliate, segment, variant, PRIVATE_KINDS.has(kind) ? path : shown].join('|');
}
