import { messagesFor } from '../../i18n/messages.ts';
import type {
  BodyParts,
  CaseStudyView,
  GuideView,
  LandingView,
  SegmentView,
  UseCaseView,
} from '../../plan/view-types.ts';
import type { PlannedAffiliate, PlannedOffer, PlannedProgram } from '../../schemas/plan.ts';

/** What the components of a text may show on a page: all of it stands in the page's view, and so in its digest. */
export interface BodyFacts extends BodyParts {
  readonly path: string;
  readonly locale: string;
  readonly defaultLocale: string;
  readonly program: PlannedProgram;
  /** The page's segment; null on pages of none. */
  readonly segment: string | null;
  /** Null on pages that nobody recommends. */
  readonly affiliate: PlannedAffiliate | null;
  readonly offer: PlannedOffer | null;
  readonly laterOffer: PlannedOffer | null;
  readonly cta: { readonly href: string; readonly text: string } | null;
}

/** Views of pages with a text. */
export type WrittenView = SegmentView | LandingView | UseCaseView | CaseStudyView | GuideView;

export function buildBodyFacts(view: WrittenView): BodyFacts {
  const { path, locale, defaultLocale, program, offer, laterOffer, cta, parts } = view;
  const segment = 'segment' in view ? view.segment : null;
  const own = segment ? [{ segment: segment.id, audience: segment.audience, proofs: segment.proofs }] : [];
  return {
    ...parts,
    ...{ path, locale, defaultLocale, program, offer, laterOffer },
    figures: [...own, ...parts.figures],
    segment: segment?.id ?? null,
    affiliate: 'affiliate' in view ? view.affiliate : null,
    cta:
      cta === null
        ? null
        : { href: cta, text: segment?.cta ?? messagesFor(locale).program.start(program.name) },
  };
}

const factsOfPages = new WeakMap<object, BodyFacts>();

/** Notes the facts of the page that is being rendered: authors hand nothing to components but what they write. */
export function noteBodyFacts(locals: object, facts: BodyFacts): void {
  factsOfPages.set(locals, facts);
}

/**
 * The facts of the page that is being rendered.
 * @param locals `Astro.locals`, one object a page
 */
export function bodyFacts(locals: object): BodyFacts {
  const facts = factsOfPages.get(locals);
  if (!facts) throw new Error('A component of texts stands outside of a text');
  return facts;
}
