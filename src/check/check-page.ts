import type { Problem } from '../core/errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { localePath } from '../i18n/locales.ts';
import type { PageKind, Plan, PlannedPage } from '../schemas/plan.ts';
import type { Markup } from './read-markup.ts';

/** Pages that are for one person, or for people whom somebody sent: no search engine may list them. */
export const UNLISTED_KINDS: ReadonlySet<PageKind> = new Set([
  'landing',
  'choose',
  'short-link',
  'welcome',
  'portal',
  'kit',
]);

/** What a planned page must say about itself: noindex, canonical, disclosure above the call to action. */
export function checkPage(plan: Plan, page: PlannedPage, markup: Markup): Problem[] {
  return [
    ...checkRobots(page, markup),
    ...(page.kind === 'landing'
      ? [...checkCanonical(plan, page, markup), ...checkDisclosure(plan, page, markup)]
      : []),
  ];
}

function checkRobots(page: PlannedPage, { robots }: Markup): Problem[] {
  const hidden = /\bnoindex\b|\bnone\b/i.test(robots);
  if (hidden === UNLISTED_KINDS.has(page.kind)) return [];
  return [
    hidden
      ? problem(
          page,
          'This page tells search engines not to list it',
          'Remove "noindex": it is a page to be found.',
        )
      : problem(
          page,
          `Search engines may list this ${page.kind} page`,
          'It needs <meta name="robots" content="noindex">.',
        ),
  ];
}

function checkCanonical(
  { programs, defaultLocale }: Plan,
  page: PlannedPage,
  { canonical }: Markup,
): Problem[] {
  const path = localePath(`/for/${page.segment ?? ''}/`, page.locale, defaultLocale);
  const wanted = new URL(path, programs[page.locale]?.site).href;
  if (canonical === wanted) return [];
  return [
    problem(
      page,
      `The canonical address is ${canonical ?? 'missing'}`,
      `It must be that of the segment's own page: ${wanted}`,
    ),
  ];
}

/** The law asks that people learn of the reward before they can act on the recommendation. */
function checkDisclosure(
  { affiliates, programs }: Plan,
  page: PlannedPage,
  { text, textBeforeCta }: Markup,
): Problem[] {
  const affiliate = affiliates[`${page.locale}/${page.affiliate ?? ''}`];
  const program = programs[page.locale];
  if (!affiliate || !program) return [];
  const disclosure = plain(messagesFor(page.locale).disclosure(affiliate.name, affiliate.kind, program.name));
  const above = textBeforeCta();
  if (above === null) {
    return [problem(page, 'This landing page has no call to action', 'It needs a link to the signup.')];
  }
  if (plain(above).includes(disclosure)) return [];
  const where = plain(text()).includes(disclosure) ? 'stands below the first call to action' : 'is missing';
  return [
    problem(page, `The disclosure ${where}: "${disclosure}"`, 'Show it above the first link to the signup.'),
  ];
}

/** Spaces that do not break are spaces. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function problem(page: PlannedPage, message: string, hint: string): Problem {
  return { message, hint, where: { file: `dist${page.path}index.html` } };
}
