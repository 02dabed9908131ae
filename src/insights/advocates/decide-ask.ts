import { formatDay, formatMoney, formatNumber } from '../../i18n/format.ts';
import type { Day } from '../../schemas/date.ts';
import type { Advocate, Ask } from '../../schemas/insights/advocates.ts';
import type { AdvocateSettings } from '../../schemas/program.ts';
import { addDays, addYears, daysBetween, yearsSince } from '../../schemas/days.ts';
import type { Answer, Asked, KnownAccount } from './know-accounts.ts';

/** Below this health nobody is asked for a favour. */
const LEAST_HEALTH = 40;
const LOWEST_PROMOTER = 9;
const HIGHEST_DETRACTOR = 6;
/** Of 5. */
const CONTENT = 4;

/** For so long a good answer, an upgrade and an anniversary are an occasion to ask. */
const RECENT_DAYS = 45;
const ANNIVERSARY_DAYS = 30;

/** Who uses the product like an old customer within its first months has an early success to tell. */
const EARLY = { from: 30, to: 90 } as const;

/** Nobody asks for a case study that there is, or that was taken back. */
const SETTLED: readonly Advocate['caseStudy']['state'][] = ['shown', 'withdrawn'];

export interface AskInput {
  readonly known: KnownAccount;
  /** The answers that count: fresh, or without a date. */
  readonly nps: number | null;
  readonly csat: number | null;
  readonly atRisk: boolean;
  readonly medianUsage: number | null;
  readonly affiliate: Advocate['affiliate'];
  readonly caseStudy: Advocate['caseStudy'];
  readonly hasContact: boolean;
  readonly settings: AdvocateSettings;
  readonly currency: string;
  readonly asOf: Day;
}

/** Whether to ask now, and why; or from which day. */
export function decideAsk(input: AskInput): Ask {
  const wanted = input.affiliate && !SETTLED.includes(input.caseStudy.state) ? 'case-study' : 'referral';
  const decided =
    riskOf(input) ?? noContact(input) ?? askedLately(input) ?? occasionOf(input) ?? noOccasion(input);
  return { for: wanted, ...decided };
}

type Decided = Omit<Ask, 'for'>;

function riskOf({ atRisk, known, nps }: AskInput): Decided | null {
  const no = (words: string): Decided => ({ when: 'not-now', from: null, because: 'at-risk', words });
  if (known.health !== null && known.health < LEAST_HEALTH)
    return no(`its health is ${formatNumber(known.health, 'en')}`);
  if (nps !== null && nps <= HIGHEST_DETRACTOR)
    return no(`its last NPS answer was ${formatNumber(nps, 'en')}`);
  return atRisk ? no('it is likely to leave') : null;
}

function noContact({ hasContact, known }: AskInput): Decided | null {
  if (hasContact) return null;
  const words = known.contacts.length === 0 ? 'no contact known' : 'no contact with an e-mail address';
  return { when: 'wait', from: null, because: 'no-contact', words };
}

/** The ask that still wants to rest: a no rests twice as long. */
function askedLately({ known, settings, asOf }: AskInput): Decided | null {
  const rests = known.asks
    .map((ask) => ({ ask, until: addDays(ask.on, settings.cooldownDays * (ask.answer === 'no' ? 2 : 1)) }))
    .filter(({ until }) => until > asOf)
    .sort((a, b) => (a.until < b.until ? 1 : -1));
  const [longest] = rests;
  if (!longest) return null;
  return { when: 'wait', from: longest.until, because: 'asked-lately', words: sayAsked(longest.ask) };
}

const KINDS = { referral: 'a referral', 'case-study': 'a case study', review: 'a review' } as const;

function sayAsked({ on, kind, answer }: Asked): string {
  const what = kind === null ? 'asked' : `asked for ${KINDS[kind]}`;
  const said = answer === null ? 'no answer yet' : `it said ${answer}`;
  return `${what} on ${formatDay(on, 'en')}, ${said}`;
}

function occasionOf(input: AskInput): Decided | null {
  const found =
    saidYes(input) ??
    promoter(input) ??
    upgrade(input) ??
    anniversary(input) ??
    earlySuccess(input) ??
    grown(input);
  return found && { when: 'now', from: input.asOf, ...found };
}

type Occasion = Pick<Ask, 'because' | 'words'>;

/** A yes that came to nothing. */
function saidYes({ known, affiliate }: AskInput): Occasion | null {
  const yes = known.asks.find(({ kind, answer }) => kind === 'referral' && answer === 'yes');
  if (!yes || affiliate) return null;
  return {
    because: 'said-yes',
    words: `it agreed to refer on ${formatDay(yes.on, 'en')} and has not joined yet`,
  };
}

function promoter({ known, nps, asOf }: AskInput): Occasion | null {
  const answer: Answer | undefined = known.answers['nps'];
  if (!answer || answer.score !== nps || answer.score < LOWEST_PROMOTER) return null;
  if (daysBetween(answer.on, asOf) > RECENT_DAYS) return null;
  return {
    because: 'promoter',
    words: `NPS ${formatNumber(answer.score, 'en')} on ${formatDay(answer.on, 'en')}`,
  };
}

function upgrade({ known: { upgrades }, asOf }: AskInput): Occasion | null {
  if (!upgrades || daysBetween(upgrades.last, asOf) > RECENT_DAYS) return null;
  return { because: 'upgrade', words: `it upgraded on ${formatDay(upgrades.last, 'en')}` };
}

function anniversary({ known: { signedUp }, asOf }: AskInput): Occasion | null {
  if (signedUp === null) return null;
  const years = yearsSince(signedUp, asOf);
  const day = addYears(signedUp, years);
  if (years === 0 || daysBetween(day, asOf) > ANNIVERSARY_DAYS) return null;
  const since = years === 1 ? 'a year' : `${years} years`;
  return { because: 'anniversary', words: `a customer for ${since} since ${formatDay(day, 'en')}` };
}

function earlySuccess({ known: { signedUp, usage }, medianUsage, asOf }: AskInput): Occasion | null {
  if (signedUp === null || usage === null || medianUsage === null || usage < medianUsage) return null;
  const age = daysBetween(signedUp, asOf);
  if (age < EARLY.from || age > EARLY.to) return null;
  return {
    because: 'early-success',
    words: `a customer for ${age} days, and uses the product like an old one`,
  };
}

/** The weakest occasion, for it may be old: what it pays more has no date. It needs a good answer beside it. */
function grown({ known: { expansion, upgrades }, nps, csat, currency }: AskInput): Occasion | null {
  if (expansion === null || expansion <= 0 || upgrades) return null;
  const [isPromoter, isContent] = [(nps ?? LOWEST_PROMOTER) >= LOWEST_PROMOTER, (csat ?? CONTENT) >= CONTENT];
  if ((nps ?? csat) === null || !isPromoter || !isContent) return null;
  const amount = formatMoney(expansion, currency, 'en');
  return {
    because: 'has-grown',
    words: `it pays ${amount} a month more than it began with (since when, the data does not say)`,
  };
}

function noOccasion({ known: { signedUp }, nps, csat, asOf }: AskInput): Decided {
  const from = signedUp === null ? null : addYears(signedUp, yearsSince(signedUp, asOf) + 1);
  const lukewarm =
    nps !== null && nps < LOWEST_PROMOTER ? `; its last NPS answer was ${formatNumber(nps, 'en')}` : '';
  const silent = (nps ?? csat) === null ? '; no fresh answer says how happy it is' : '';
  return { when: 'wait', from, because: 'no-occasion', words: `no occasion now${lukewarm}${silent}` };
}
