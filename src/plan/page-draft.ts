import type { PlannedPage } from '../schemas/plan.ts';
import type { CardOwner } from './plan-cards.ts';

/** A page before it is known what it shows. */
export type PageDraft = Omit<PlannedPage, 'digest' | 'card' | 'alternates'> & { readonly owner: CardOwner };

/** A page about nothing yet. */
export function draftPage(
  kind: PageDraft['kind'],
  path: string,
  locale: string,
  owner: CardOwner,
): PageDraft {
  return {
    path,
    kind,
    locale,
    owner,
    affiliate: null,
    segment: null,
    entry: null,
    ownStory: false,
    cta: null,
    reasons: [],
  };
}
