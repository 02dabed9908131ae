import { describeProof } from '../i18n/describe-proof.ts';
import { describeResult } from '../i18n/describe-result.ts';
import { formatDay, formatNumber } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { AddressPlaceholder, BlockPlaceholder, TextPlaceholder } from '../schemas/email.ts';
import type {
  Plan,
  PlannedCaseStudy,
  PlannedGuide,
  PlannedOffer,
  PlannedProgram,
  PlannedSegment,
  PlannedUseCase,
} from '../schemas/plan.ts';
import type { EmailLinks } from './email-links.ts';
import type { FilledBlock } from './filled-email.ts';
import { readSteps, type JourneyStep } from './journey-steps.ts';

/** What placeholders stand for in one e-mail; what is missing has nothing to say. */
export interface EmailFacts {
  readonly texts: Readonly<Partial<Record<TextPlaceholder, string | null>>>;
  readonly addresses: Readonly<Partial<Record<AddressPlaceholder, string | null>>>;
  readonly blocks: Readonly<Partial<Record<BlockPlaceholder, FilledBlock | null>>>;
}

/** What one audience's e-mails are about, from the plan alone. */
export interface JourneyRows {
  readonly program: PlannedProgram;
  readonly segment: PlannedSegment;
  readonly offer: PlannedOffer;
  readonly steps: readonly JourneyStep[];
  /** Whose steps they are. */
  readonly stepsOf: 'audience' | 'customers' | 'authored';
  readonly useCase: PlannedUseCase | null;
  readonly story: PlannedCaseStudy | null;
  readonly guide: PlannedGuide | null;
  /** Absolute address of the segment's share image; null where none is made. */
  readonly card: string | null;
}

/** Looks up what the e-mails of a segment are about; everything in their own language, or left out. */
export function readJourneyRows(plan: Plan, locale: string, key: string): JourneyRows | null {
  const program = plan.programs[locale];
  const segment = plan.segments[key];
  const offer = segment && plan.offers[segment.offer];
  if (!program || !segment || !offer) return null;
  const here = <Entry extends { lang: string }>(entries: readonly (Entry | undefined)[]): Entry[] =>
    entries.filter((entry): entry is Entry => entry?.lang === locale);
  const { steps, stepsOf } = readSteps(plan, locale, key);
  const told = new Set(steps.map(({ useCase }) => useCase));
  const page = plan.pages.find(
    (one) => one.kind === 'segment' && one.locale === locale && one.segment === segment.id,
  );
  const stories = [plan.caseStudies[page?.entry ?? ''], ...Object.values(plan.caseStudies)];
  return {
    program,
    segment,
    offer,
    steps,
    stepsOf,
    useCase:
      here(segment.useCases.filter((one) => !told.has(one)).map((one) => plan.useCases[one]))[0] ?? null,
    story: here(stories).find(({ segments }) => segments.includes(segment.id)) ?? null,
    guide: here(segment.pains.map(({ guide }) => plan.guides[guide ?? '']))[0] ?? null,
    card: page?.card ? new URL(page.card, program.site).href : null,
  };
}

/** @param step index of the step that the e-mail is about, null where it is about none */
export function customerFacts(
  rows: JourneyRows,
  plan: Plan,
  locale: string,
  links: EmailLinks,
  step: number | null,
): EmailFacts {
  const { program, segment, offer, steps, useCase, story, guide, card } = rows;
  const m = messagesFor(locale);
  const single = step === null ? undefined : steps[step];
  const [proof] = segment.proofs.filter(({ kind }) => kind !== 'ltv');
  const described =
    proof &&
    describeProof(proof, {
      ...{ audience: segment.audience, program: program.name, currency: program.currency },
      ...{ locale, defaultLocale: plan.defaultLocale },
    });
  const [result] = story?.results ?? [];
  const page = links.page(`/for/${segment.id}/`);
  return {
    texts: {
      ...programTexts(program, offer, locale),
      audience: segment.audience,
      headline: segment.headline,
      subhead: segment.subhead,
      pain: segment.pains[0]?.text ?? null,
      proof: described?.sentence ?? null,
      stepsLead: m.welcome.lead(segment.audience, rows.stepsOf),
      stepCount: formatNumber(steps.length, locale),
      stepNumber: step === null ? null : formatNumber(step + 1, locale),
      stepTitle: single?.title ?? null,
      stepText: single?.text ?? null,
      stepMore: single?.more?.title ?? null,
      nextStep: step === null ? null : (steps[step + 1]?.title ?? null),
      useCaseTitle: useCase?.title ?? null,
      useCaseSummary: useCase?.summary ?? null,
      storyTitle: story?.title ?? null,
      storySummary: story?.summary ?? null,
      storyCompany: story?.company ?? null,
      storyPerson: story?.person?.name ?? null,
      storyRole: story?.person?.role ?? null,
      storyQuote: story?.quote ?? null,
      result: result ? describeResult(result, locale) : null,
      guideTitle: guide?.title ?? null,
      guideSummary: guide?.summary ?? null,
    },
    addresses: {
      ...programAddresses(program, links),
      welcomePage: links.page(`/welcome/${segment.id}/`),
      segmentPage: page,
      stepPage: single?.more ? links.page(single.more.path) : null,
      useCasePage: useCase && links.page(`/use-cases/${useCase.id}/`),
      storyPage: story && links.page(`/case-studies/${story.id}/`),
      guidePage: guide && links.page(`/guides/${guide.id}/`),
    },
    blocks: {
      progress: step === null ? null : { kind: 'progress', done: step + 1, of: steps.length },
      steps: {
        kind: 'steps',
        steps: steps.map(({ title, text, more }, index) => ({
          mark: formatNumber(index + 1, locale),
          title,
          text,
          more: more && { title: more.title, url: links.page(more.path) },
        })),
      },
      results: story && story.results.length > 0 ? { kind: 'figures', figures: story.results } : null,
      card: card === null ? null : { kind: 'picture', source: card, alt: segment.headline, url: page },
    },
  };
}

/** What e-mails to affiliates and candidates are about: the program, whoever it is for. */
export function programFacts(plan: Plan, locale: string, links: EmailLinks): EmailFacts | null {
  const program = plan.programs[locale];
  const offer = plan.offers[plan.generalOffers[locale] ?? ''];
  if (!program || !offer) return null;
  const m = messagesFor(locale).program;
  const page = plan.pages.find((one) => one.kind === 'program' && one.locale === locale);
  const card = page?.card ? new URL(page.card, program.site).href : null;
  const { tiers } = program;
  return {
    texts: { ...programTexts(program, offer, locale), attribution: program.attribution },
    addresses: programAddresses(program, links),
    blocks: {
      tiers:
        tiers.length === 0
          ? null
          : {
              kind: 'steps',
              steps: tiers.map(({ referrals, reward }) => ({
                mark: formatNumber(referrals, locale),
                title: reward,
                text: `${formatNumber(referrals, locale)} ${m.friends(referrals)}`,
                more: null,
              })),
            },
      howItWorks: {
        kind: 'steps',
        steps: m.steps.map((one, index) => ({ ...one, mark: formatNumber(index + 1, locale), more: null })),
      },
      card:
        card === null ? null : { kind: 'picture', source: card, alt: program.tagline, url: links.page('/') },
    },
  };
}

function programTexts(program: PlannedProgram, offer: PlannedOffer, locale: string): EmailFacts['texts'] {
  return {
    product: program.name,
    tagline: program.tagline,
    friendReward: offer.friend,
    referrerReward: offer.referrer,
    conditions: offer.conditions,
    ends: offer.ends === null ? null : formatDay(offer.ends, locale),
  };
}

function programAddresses({ home, join }: PlannedProgram, links: EmailLinks): EmailFacts['addresses'] {
  const programPage = links.page('/');
  return { home: links.to(home), programPage, joinPage: join === null ? programPage : links.to(join) };
}
