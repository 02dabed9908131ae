import type { Problem } from '../core/errors.ts';
import { LONGEST_SUBJECT, type EmailSet, type Emails, type EmailTemplate } from '../schemas/email.ts';
import type { Plan } from '../schemas/plan.ts';
import { customerFacts, programFacts, readJourneyRows, type EmailFacts } from './email-facts.ts';
import { emailLinks } from './email-links.ts';
import { fillBody, fillLine, fillSubject } from './fill-email.ts';
import type { FilledEmail, Journey } from './filled-email.ts';
import { planDays } from './plan-days.ts';
import { tellLastDay } from './tell-last-day.ts';

export interface BuiltJourneys {
  readonly journeys: readonly Journey[];
  readonly remarks: readonly Problem[];
}

/** Every e-mail: a journey for each segment and language, and those to affiliates and candidates for each language. */
export function buildJourneys(plan: Plan, { sets }: Emails): BuiltJourneys {
  const remarks: Problem[] = [];
  const journeys = Object.entries(sets).flatMap(([locale, set]) => {
    remarks.push(...noticeFallbacks(set, locale, plan.defaultLocale, sets[plan.defaultLocale]));
    const segments = Object.entries(plan.segments).filter(([, { lang }]) => lang === locale);
    return [
      ...segments
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([key]) => buildCustomers(plan, set, locale, key, remarks) ?? []),
      ...(buildReferrers(plan, set, locale, remarks) ?? []),
    ];
  });
  return { journeys: journeys.filter(({ emails }) => emails.length > 0), remarks };
}

function buildCustomers(
  plan: Plan,
  set: EmailSet,
  locale: string,
  key: string,
  remarks: Problem[],
): Journey | null {
  const rows = readJourneyRows(plan, locale, key);
  if (rows === null) return null;
  const { id: segment, audience } = rows.segment;
  const planned = planDays(
    set.templates.filter(
      ({ to, segments }) => to === 'customer' && (segments === null || segments.includes(segment)),
    ),
    rows.steps.length,
  );
  const emails = planned.flatMap(({ template, step, day }) => {
    const id = step === null ? template.id : `${template.id}-${step + 1}`;
    const links = emailLinks(plan, rows.program.site, { locale, segment, creative: id });
    const facts = tellLastDay(customerFacts(rows, plan, locale, links, step), template, locale);
    const filled = fill(template, set, { facts, links, lang: template.lang }, { id, day });
    remarks.push(...noticeEmail(filled, template, `${audience} (${locale})`));
    return filled ?? [];
  });
  return { folder: `customers/${locale}/${segment}`, locale, segment, audience, emails };
}

function buildReferrers(plan: Plan, set: EmailSet, locale: string, remarks: Problem[]): Journey[] | null {
  const site = plan.programs[locale]?.site;
  if (site === undefined) return null;
  const groups = { candidate: `candidates/${locale}`, affiliate: `affiliates/${locale}` } as const;
  return Object.entries(groups).map(([to, folder]) => {
    const emails = set.templates
      .filter((template) => template.to === to)
      .flatMap((template) => {
        const links = emailLinks(plan, site, { locale, segment: null, creative: template.id });
        const known = programFacts(plan, locale, links);
        if (known === null) return [];
        const facts = tellLastDay(known, template, locale);
        const filled = fill(
          template,
          set,
          { facts, links, lang: template.lang },
          { id: template.id, day: null },
        );
        remarks.push(...noticeEmail(filled, template, `${to}s (${locale})`));
        return filled ?? [];
      });
    return { folder, locale, segment: null, audience: null, emails };
  });
}

function fill(
  template: EmailTemplate,
  { words }: EmailSet,
  filling: Parameters<typeof fillSubject>[1] & { readonly facts: EmailFacts },
  { id, day }: { readonly id: string; readonly day: number | null },
): FilledEmail | null {
  const subject = fillSubject(template, filling);
  if (subject === null) return null;
  const body = fillBody(template.body, filling);
  if (body.length === 0) return null;
  return {
    id,
    template: template.id,
    lang: template.lang,
    subject,
    preheader: cutAtWord(fillLine(template.preheader, filling) ?? '', LONGEST_PREHEADER),
    body,
    day,
    when: template.when,
    because: fillLine(words.because[template.to], filling) ?? '',
    unsubscribe: words.unsubscribe,
  };
}

/** Services take about as much, and inboxes show less. */
const LONGEST_PREHEADER = 140;

function cutAtWord(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.replace(/[\s\u00a0]+\S*$/u, '').replace(/[,;:.]$/u, '')}…`;
}

function noticeEmail(filled: FilledEmail | null, { file, subjects }: EmailTemplate, whom: string): Problem[] {
  if (filled === null) {
    return [
      {
        message: `Not sent to ${whom}: there is nothing for its subject "${subjects[0] ?? ''}"`,
        hint: 'It needs a use case, a case study or a guide in that language; the journey goes on without it.',
        where: { file },
      },
    ];
  }
  const length = [...filled.subject].length;
  if (length <= LONGEST_SUBJECT) return [];
  return [
    {
      message: `The subject to ${whom} has ${length} characters, and inboxes cut off after about ${LONGEST_SUBJECT}: "${filled.subject}"`,
      hint: 'Shorten it, or give several subjects: the first that is short enough is taken.',
      where: { file, key: 'subject' },
    },
  ];
}

/** What a language has from elsewhere, one remark for each kind: a list is read, ten remarks are not. */
function noticeFallbacks(
  { templates }: EmailSet,
  locale: string,
  defaultLocale: string,
  original: EmailSet | undefined,
): Problem[] {
  if (locale === defaultLocale) return [];
  const own = new Set(original?.templates.filter(({ isOwn }) => isOwn).map(({ id }) => id));
  const foreign = templates.filter(({ lang }) => lang !== locale && lang !== locale.slice(0, 2));
  const standard = templates.filter(
    (template) => !foreign.includes(template) && !template.isOwn && own.has(template.id),
  );
  const notice = (those: readonly EmailTemplate[], hint: string): Problem[] =>
    those.length === 0
      ? []
      : [
          {
            message: `Not in "${locale}" yet: ${those.map(({ id }) => id).join(', ')}`,
            hint: `${hint} A translation has the same file name.`,
            where: { file: `content/emails/${locale}/` },
          },
        ];
  return [
    ...notice(foreign, 'Journeys in that language have these e-mails in another one.'),
    ...notice(standard, 'Journeys in that language have these e-mails in Kith’s words, not in yours.'),
  ];
}

/** Offers that end: an e-mail goes on telling them until somebody puts a new one in its place. */
export function noticeOfferEnds(plan: Plan, journeys: readonly Journey[]): Problem[] {
  return journeys.flatMap(({ segment, locale }) => {
    const found = segment === null ? undefined : plan.segments[`${locale}/${segment}`];
    const ends = found && plan.offers[found.offer]?.ends;
    if (!found || !ends) return [];
    return [
      {
        message: `The e-mails to ${found.audience} (${locale}) tell an offer that ends on ${ends}`,
        hint: 'Run "kith emails" again after that day, and put the new files in place of these.',
      },
    ];
  });
}
