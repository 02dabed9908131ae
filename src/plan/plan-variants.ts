import { localePath } from '../i18n/locales.ts';
import { creativeOn, landingPath } from '../links/share-out.ts';
import { trackedLink } from '../links/tracked-link.ts';
import { keyOf } from './keys.ts';
import type { PageDraft } from './page-draft.ts';
import type { Tables } from './publish-tables.ts';

/** One page for each landing page and variant of its segment in its language. */
export function planVariants(tables: Tables, landings: readonly PageDraft[]): PageDraft[] {
  return landings.flatMap((landing) => {
    const { affiliate: id, segment, locale, owner } = landing;
    const variants = tables.variants[keyOf(locale, segment ?? '')] ?? [];
    return variants.map(({ name, headline }): PageDraft => {
      const affiliate = id ?? '';
      const creative = creativeOn('landing-page', name);
      const credit = { code: tables.codes[affiliate] ?? affiliate, affiliate, segment, locale, creative };
      return {
        ...landing,
        path: localePath(landingPath(affiliate, segment ?? '', name), locale, tables.defaultLocale),
        variant: name,
        // A card with the same headline is the same card.
        owner: headline === null ? owner : { ...owner, variant: name },
        cta: trackedLink(tables.tracking, credit),
      };
    });
  });
}
