import { describeProof } from '../i18n/describe-proof.ts';
import { formatDay } from '../i18n/format.ts';
import type { AffiliateKind } from '../schemas/affiliate.ts';
import type {
  Plan,
  PlannedAffiliate,
  PlannedKit,
  PlannedOffer,
  PlannedProgram,
  PlannedSegment,
} from '../schemas/plan.ts';
import type { ProofWording } from '../schemas/proof.ts';
import { lookUp } from './look-up.ts';

/** The rows of the plan that one kit is about. */
export interface KitRows {
  readonly program: PlannedProgram;
  readonly segment: PlannedSegment;
  readonly offer: PlannedOffer;
  readonly affiliate: PlannedAffiliate;
}

/** What the copy of one kit is written from. Every text is in the kit's language and untouched by markup. */
export interface KitFacts {
  readonly program: string;
  readonly tagline: string;
  /** Plural noun in lower case: "dental clinics". */
  readonly audience: string;
  readonly headline: string;
  readonly subhead: string;
  readonly cta: string;
  /** In the audience's words, most frequent first; at least one. */
  readonly pains: readonly [string, ...string[]];
  readonly questions: readonly string[];
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  /** Most telling first. What customers pay is left out: it is no argument of a friend's. */
  readonly proofs: readonly ProofWording[];
  readonly friend: string;
  readonly referrer: string;
  readonly conditions: string;
  /** The offer's last day in words, or null where it is evergreen. */
  readonly ends: string | null;
  readonly kind: AffiliateKind;
  readonly name: string | null;
  readonly role: string | null;
  readonly company: string | null;
  readonly quote: string | null;
  readonly coupon: string | null;
  readonly locale: string;
}

/** Looks up what a kit's row refers to. @throws where the plan lacks it, which is a fault of the plan */
export function resolveRows(plan: Plan, { affiliate, segment, locale }: PlannedKit): KitRows {
  const found = lookUp(plan.segments, `${locale}/${segment}`, 'segments');
  return {
    program: lookUp(plan.programs, locale, 'programs'),
    segment: found,
    offer: lookUp(plan.offers, found.offer, 'offers'),
    affiliate: lookUp(plan.affiliates, `${locale}/${affiliate}`, 'affiliates'),
  };
}

/** The facts that a kit's texts may use. */
export function buildFacts(
  { program, segment, offer, affiliate }: KitRows,
  locale: string,
  defaultLocale: string,
): KitFacts {
  const [first = segment.headline, ...others] = segment.pains.map((pain) => pain.text);
  const { audience, headline, subhead, cta, steps } = segment;
  const { kind, name, role, company, coupon } = affiliate;
  return {
    program: program.name,
    tagline: program.tagline,
    ...{ audience, headline, subhead, cta, steps },
    pains: [first, ...others],
    questions: segment.questions.map(({ question }) => question),
    proofs: segment.proofs
      .filter((proof) => proof.kind !== 'ltv')
      .map((proof) =>
        describeProof(proof, {
          ...{ audience, locale, defaultLocale },
          program: program.name,
          currency: program.currency,
        }),
      ),
    ...{ friend: offer.friend, referrer: offer.referrer, conditions: offer.conditions },
    ends: offer.ends === null ? null : formatDay(offer.ends, locale),
    ...{ kind, name, role, company, coupon, locale },
    // A recommendation in another language would stand out like a sore thumb in the affiliate's own post.
    quote: affiliate.lang === locale ? affiliate.quote : null,
  };
}
