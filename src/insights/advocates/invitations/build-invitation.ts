import { formatDay, formatMonth, formatNumber, formatQuantity } from '../../../i18n/format.ts';
import type { Day } from '../../../schemas/date.ts';
import type { Advocate, Invitation } from '../../../schemas/insights/advocates.ts';
import { currentOffer } from '../../../schemas/offer.ts';
import type { Metric } from '../../../schemas/program.ts';
import type { Project } from '../../../schemas/project.ts';
import { inLocale } from '../../../schemas/text.ts';
import { yearsSince } from '../../../schemas/days.ts';
import type { KnownAccount } from '../know-accounts.ts';
import type { InvitationFacts, Purpose } from './invitation-copy.ts';
import { pageToPassOn, programPage, type OwnAffiliate } from './page-to-pass-on.ts';
import { writeInvitation } from './write-invitation.ts';

export interface InvitationInput {
  readonly advocate: Pick<Advocate, 'name' | 'segments' | 'whom' | 'caseStudy' | 'ask'>;
  readonly known: KnownAccount;
  readonly affiliate: OwnAffiliate | null;
  readonly project: Project;
  readonly asOf: Day;
}

/** The mail that asks an account for what `ask` names; null where nobody can be written to, or nothing should be asked. */
export function buildInvitation(input: InvitationInput): Invitation | null {
  const { whom, ask } = input.advocate;
  if (!whom?.email || ask.when === 'not-now') return null;
  const { program, defaultLocale } = input.project;
  const locale = mailLocale(
    input.affiliate?.data.locale ?? input.known.locale,
    program.locales,
    defaultLocale,
  );
  const offer = currentOffer(program.offers, input.advocate.segments, input.asOf);
  const purpose = purposeOf(input);
  const mail = writeInvitation(purpose, factsOf(input, locale, offer), {
    signature: signatureOf(program),
    conditions:
      offer && (purpose === 'join' || purpose === 'share')
        ? inLocale(offer.conditions, locale, defaultLocale)
        : null,
    postalAddress: program.postalAddress,
  });
  return { to: whom.email, name: whom.name, role: whom.role, locale, ...mail };
}

function purposeOf({ advocate: { ask, caseStudy }, affiliate }: InvitationInput): Purpose {
  if (ask.for === 'case-study') return caseStudy.state === 'expired' ? 'renew' : 'story';
  return affiliate ? 'share' : 'join';
}

function factsOf(
  { advocate, known, affiliate, project, asOf }: InvitationInput,
  locale: string,
  offer: ReturnType<typeof currentOffer>,
): InvitationFacts {
  const { program, defaultLocale } = project;
  const said = (text: Metric['label']) => inLocale(text, locale, defaultLocale);
  return {
    locale,
    program: program.name,
    company: advocate.name,
    person: personOf(advocate.whom?.name ?? null),
    occasion: advocate.ask.when === 'now' ? advocate.ask.because : null,
    since: known.signedUp && formatMonth(known.signedUp.slice(0, 7), locale),
    years: known.signedUp === null ? 0 : yearsSince(known.signedUp, asOf),
    result: resultOf(advocate.segments, known, project, locale),
    friend: offer ? said(offer.friend) : '',
    referrer: offer ? said(offer.referrer) : '',
    ends: offer?.ends ? formatDay(offer.ends, locale) : null,
    link: affiliate ? pageToPassOn(affiliate, locale, project) : programPage(locale, project),
    storyUntil: advocate.caseStudy.until && formatDay(advocate.caseStudy.until, locale),
  };
}

/** The account's locale where the program speaks it, else another one of its language, else the default. */
function mailLocale(
  wanted: string | null | undefined,
  locales: readonly string[],
  defaultLocale: string,
): string {
  const language = wanted?.slice(0, 2).toLowerCase();
  return (
    locales.find((locale) => locale === wanted) ??
    locales.find((locale) => locale.slice(0, 2) === language) ??
    defaultLocale
  );
}

const TITLES = /^(?:dr|mr|mrs|ms|mx|prof|m|mme|mlle|herr|frau)\.?$/i;
const WORD = /^[\p{L}\p{M}'’.-]{1,40}$/u;

/** Whoever is written to by name; nobody where the name is not one that a greeting can hold. */
function personOf(name: string | null): InvitationFacts['person'] {
  const words = name?.split(' ') ?? [];
  const [first] = words;
  if (name === null || first === undefined || words.length > 6 || !words.every((word) => WORD.test(word)))
    return null;
  return { name, given: TITLES.test(first) ? name : first };
}

/** The account's own figure of the kind that its segment, or the program, shows to everybody. */
function resultOf(
  segments: readonly string[],
  { results }: KnownAccount,
  { program, segments: entries, defaultLocale }: Project,
  locale: string,
): string | null {
  const metrics = (written: string) =>
    entries.flatMap((entry) =>
      entry.locale === written && segments.includes(entry.id) ? (entry.data.metric ?? []) : [],
    );
  const metric = metrics(locale)[0] ?? metrics(defaultLocale)[0] ?? program.proof.metric;
  const value = metric ? (results[metric.column] ?? null) : null;
  if (!metric || value === null || value <= 0) return null;
  const figure =
    metric.unit === '%' ? `${formatNumber(value, locale)}%` : formatQuantity(value, metric.unit, locale);
  return `${figure} ${inLocale(metric.label, locale, defaultLocale)}`;
}

function signatureOf({ name, advocates: { sender } }: Project['program']): string[] {
  if (sender === undefined) return [name];
  return sender.includes(name) ? [sender] : [sender, name];
}
