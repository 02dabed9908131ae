import type { LocaleFacts } from '../i18n/locales.ts';
import type {
  PlannedAffiliate,
  PlannedBundle,
  PlannedCaseStudy,
  PlannedGuide,
  PlannedKit,
  PlannedOffer,
  PlannedPage,
  PlannedPlaybook,
  PlannedProgram,
  PlannedSegment,
  PlannedUseCase,
} from '../schemas/plan.ts';
import type { Proof } from '../schemas/proof.ts';

/**
 * A view is everything that one page shows, resolved from the plan. Pages render from their view, their body's MDX
 * and messages alone, and a page's digest is the digest of its view: so nothing that is shown can be missing in it.
 */
export interface View {
  readonly path: string;
  readonly kind: PlannedPage['kind'];
  readonly locale: string;
  readonly direction: LocaleFacts['direction'];
  readonly defaultLocale: string;
  readonly program: PlannedProgram;
  /** locale -> path of the same page. */
  readonly alternates: Readonly<Record<string, string>>;
  /** Paths of the library's parts that there are in this language; none on pages of an affiliate, which do not lead there. */
  readonly library: Readonly<Partial<Record<'useCases' | 'caseStudies' | 'guides', string>>>;
  /** Absolute address that search engines shall keep. */
  readonly canonical: string;
  /** Whether search engines may list it. */
  readonly indexed: boolean;
  /** Absolute address of the page's card, with its digest, so that apps which keep images notice a new one; null where none is made. */
  readonly ogImage: string | null;
}

/** An offer, and the one that holds after its last day: null where it has none. */
export interface OfferView {
  readonly offer: PlannedOffer;
  readonly laterOffer: PlannedOffer | null;
}

export interface SegmentLink {
  readonly path: string;
  readonly audience: string;
  readonly headline: string;
}

export interface EntryLink<Entry> {
  readonly path: string;
  readonly entry: Entry;
}

export interface PainView {
  readonly pain: string;
  readonly text: string;
  readonly guide: {
    readonly path: string;
    readonly title: string;
    readonly minutes: number;
    readonly lang: string;
  } | null;
}

/** What the components of a text show besides what its page has anyway; empty lists where it has none of them. */
export interface BodyParts {
  /** Figures of segments that the text names. */
  readonly figures: readonly {
    readonly segment: string;
    readonly audience: string;
    readonly proofs: readonly Proof[];
  }[];
  /** First steps of the page's segment. */
  readonly steps: readonly StepView[];
  /** The case studies that it quotes, as far as they may be shown. */
  readonly quotes: readonly EntryLink<PlannedCaseStudy>[];
}

/** What the text of a page without a segment shows of the program: null where it shows none. */
export interface LibraryBody {
  readonly offer: PlannedOffer | null;
  readonly laterOffer: PlannedOffer | null;
  readonly cta: string | null;
  readonly parts: BodyParts;
}

export interface SegmentView extends View, OfferView {
  readonly segment: PlannedSegment;
  readonly pains: readonly PainView[];
  readonly useCases: readonly EntryLink<PlannedUseCase>[];
  readonly caseStudy: EntryLink<PlannedCaseStudy> | null;
  readonly proofs: readonly Proof[];
  readonly cta: string;
  readonly parts: BodyParts;
}

export interface LandingView extends SegmentView {
  readonly affiliate: PlannedAffiliate;
  /** The case study is the affiliate's own. */
  readonly ownStory: boolean;
}

export interface ChooseView extends View {
  readonly affiliate: PlannedAffiliate;
  readonly segments: readonly SegmentLink[];
}

export interface ShortLinkView extends View {
  /** Path of the landing page, with the short link as its creative. */
  readonly target: string;
}

export interface ProgramView extends View, OfferView {
  readonly segments: readonly SegmentLink[];
  readonly caseStudies: readonly EntryLink<PlannedCaseStudy>[];
  readonly cta: string;
}

export interface LibraryIndexView extends View {
  readonly useCases: readonly EntryLink<PlannedUseCase>[];
  readonly caseStudies: readonly EntryLink<PlannedCaseStudy>[];
  readonly guides: readonly EntryLink<PlannedGuide>[];
}

export interface UseCaseView extends View, LibraryBody {
  readonly entry: PlannedUseCase;
  /** Segments to which it matters. */
  readonly segments: readonly SegmentLink[];
}

export interface CaseStudyView extends View, LibraryBody {
  readonly entry: PlannedCaseStudy;
  readonly segments: readonly SegmentLink[];
}

export interface GuideView extends View, LibraryBody {
  readonly entry: PlannedGuide;
  readonly segments: readonly SegmentLink[];
  /** Other guides in the same language. */
  readonly related: readonly EntryLink<PlannedGuide>[];
}

/** A first step, with where there is more about it. */
export interface StepView {
  readonly title: string;
  readonly text: string;
  readonly lang: string;
  readonly link: { readonly path: string; readonly title: string; readonly lang: string } | null;
}

export interface WelcomeView extends SegmentView {
  readonly steps: readonly StepView[];
  /** Who took these steps: successful customers of this audience, of every kind, or nobody but the author of the page. */
  readonly stepsOf: PlannedPlaybook['whose'] | 'authored';
}

/** A kit, whom it is for, and the path of the landing page; `buildKit(plan, kit)` makes what is inside. */
export interface KitLink {
  readonly kit: PlannedKit;
  readonly segment: PlannedSegment;
  readonly landing: string;
}

export interface KitView extends View, KitLink {}

export interface PortalView extends View, OfferView {
  readonly affiliate: PlannedAffiliate;
  /** The kits in the order of the segments, each with the card of its landing page. */
  readonly kits: readonly (KitLink & { readonly card: string | null })[];
  /** The zip with all of them. */
  readonly bundle: PlannedBundle | null;
}
