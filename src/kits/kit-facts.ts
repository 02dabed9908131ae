import { describePerson } from '../i18n/describe-person.ts';
import { describeProof } from '../i18n/describe-proof.ts';
import { describeResult } from '../i18n/describe-result.ts';
import { formatDay, formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type {
  Plan,
  PlannedAffiliate,
  PlannedCaseStudy,
  PlannedKit,
  PlannedOffer,
  PlannedProgram,
  PlannedSegment,
} from '../schemas/plan.ts';
import type { PlaceholderName } from '../schemas/pattern.ts';
import { cleanText } from '../schemas/text.ts';
import { lookUp } from './look-up.ts';

/** The rows of the plan that one kit is about. */
export interface KitRows {
  readonly program: PlannedProgram;
  readonly segment: PlannedSegment;
  readonly offer: PlannedOffer;
  readonly affiliate: PlannedAffiliate;
  /** The case study that the kit's page shows. */
  readonly story: PlannedCaseStudy | null;
  /** Whether it is the affiliate's own. */
  readonly isOwnStory: boolean;
}

/**
 * What placeholders stand for in one kit: a list each, empty where the kit has nothing to say. Lists of the same length
 * go together, such as questions and their answers. The link and the disclosure belong to the single text.
 */
export type KitValues = Readonly<
  Record<Exclude<PlaceholderName, 'link' | 'disclosure' | 'disclosureLabel'>, readonly (string | null)[]>
>;

/** Looks up what a kit's row refers to. @throws where the plan lacks it, which is a fault of the plan */
export function resolveRows(plan: Plan, row: PlannedKit): KitRows {
  const { affiliate, segment, locale, story } = row;
  const found = lookUp(plan.segments, `${locale}/${segment}`, 'segments');
  return {
    program: lookUp(plan.programs, locale, 'programs'),
    segment: found,
    offer: lookUp(plan.offers, found.offer, 'offers'),
    affiliate: lookUp(plan.affiliates, `${locale}/${affiliate}`, 'affiliates'),
    story: story === null ? null : lookUp(plan.caseStudies, story, 'caseStudies'),
    isOwnStory: row.ownStory,
  };
}

/** What the placeholders of a kit's patterns stand for, in its language and untouched by markup. */
export function buildValues(rows: KitRows, locale: string, defaultLocale: string): KitValues {
  const { program, segment, offer } = rows;
  const { audience, headline, subhead, cta, steps, questions } = segment;
  const product = program.name;
  const pains = segment.pains.map(({ text }) => text);
  // What customers pay is no argument of a friend's.
  const proofs = segment.proofs
    .filter(({ kind }) => kind !== 'ltv')
    .map((proof) =>
      describeProof(proof, {
        ...{ audience, locale, defaultLocale },
        program: product,
        currency: program.currency,
      }),
    );
  return {
    product: [product],
    tagline: [program.tagline],
    ...{ audience: [audience], headline: [headline], subhead: [subhead], cta: [cta] },
    pain: pains.length > 0 ? pains : [headline],
    question: questions.map(({ question }) => question),
    answer: questions.map(({ answer }) => answer),
    steps: [steps.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')],
    firstStep: steps.slice(0, 1).map(({ title }) => title),
    stepCount: steps.length > 1 ? [formatNumber(steps.length, locale)] : [],
    friendReward: [offer.friend],
    referrerReward: [offer.referrer],
    conditions: [offer.conditions],
    ends: offer.ends === null ? [] : [formatDay(offer.ends, locale)],
    proof: proofs.map(({ sentence }) => sentence),
    proofShort: proofs.map(({ short }) => short),
    proofValue: proofs.map(({ figure }) => figure),
    proofLabel: proofs.map(({ label }) => label),
    ...valuesOfAffiliate(rows.affiliate, locale),
    ...valuesOfStory(rows, locale),
  };
}

function valuesOfAffiliate(affiliate: PlannedAffiliate, locale: string) {
  const { coupon, lang } = affiliate;
  const [person, company, role] = [affiliate.name, affiliate.company, affiliate.role].map(cleaned);
  // A recommendation in another language would stand out like a sore thumb in the affiliate's own post.
  const quote = lang === locale ? cleaned(affiliate.quote) : null;
  const roleAndCompany = describePerson(
    { name: null, role: role ?? null, company: company ?? null },
    messagesFor(locale).pair,
  );
  return {
    person: listOf(person),
    company: listOf(company),
    role: listOf(role),
    roleAndCompany: listOf(roleAndCompany),
    quote: listOf(quote),
    coupon: listOf(coupon),
  };
}

/** Results that a customer gave a consent for, where the story is told in the kit's language. */
function valuesOfStory({ story, isOwnStory }: KitRows, locale: string) {
  const none = { result: [], storyCompany: [], ownResult: [], ownCompany: [] };
  if (story === null || story.lang !== locale) return none;
  const results = story.results.map((result) => describeResult(result, locale));
  const companies = results.map(() => cleaned(story.company));
  return isOwnStory
    ? { ...none, ownResult: results, ownCompany: companies }
    : { ...none, result: results, storyCompany: companies };
}

function cleaned(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : cleanText(text);
}

function listOf(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined || text === '' ? [] : [text];
}
