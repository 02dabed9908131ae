import { renderCsv } from '../core/csv.ts';
import { localePath } from '../i18n/locales.ts';
import { landingPath } from '../links/share-out.ts';
import { trackedLink } from '../links/tracked-link.ts';
import { cleanText } from '../schemas/text.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Service } from './services.ts';
import { defuseText } from './escape.ts';

/** The table of customers, empty: the columns that the e-mails use, for whoever fills it. */
export function renderContactsCsv({ columns, consent }: Service): string {
  const { email, firstName, referrer, segment, language } = columns;
  return renderCsv([[email, firstName, referrer, segment, language, ...(consent === null ? [] : [consent])]]);
}

/** Who may be named as having recommended: their codes, to fill the column of the contacts. */
export function renderReferrersCsv(plan: Plan, service: Service): string {
  const named = new Map<string, string>();
  for (const { id, name } of Object.values(plan.affiliates)) {
    if (name !== null) named.set(plan.codes[id] ?? id, fieldText(name, service));
  }
  return renderCsv([['code', service.columns.referrer], ...named]);
}

/** An affiliate as the table has it. Private: it holds secret addresses. */
export interface AffiliateContact {
  readonly id: string;
  /** As the affiliate is called in your files, whether or not the world may know. */
  readonly name: string;
  /** Null where nobody knows it. */
  readonly email: string | null;
  readonly locale: string;
}

/** The affiliates with an address, to import; and those without, to complete. */
export function renderAffiliatesCsv(
  plan: Plan,
  affiliates: readonly AffiliateContact[],
  service: Service,
): {
  readonly reachable: string;
  readonly others: string | null;
  readonly counts: readonly [number, number];
} {
  const pages = indexPages(plan);
  const head = (first: readonly string[]): string[] => {
    const { name, firstName, portal, affiliatePage, shortLink, language } = service.columns;
    return [
      ...first,
      name,
      firstName,
      portal,
      affiliatePage,
      shortLink,
      language,
      ...(service.consent === null ? [] : [service.consent]),
    ];
  };
  const row = (contact: AffiliateContact, first: string): string[] => [
    first,
    fieldText(contact.name, service),
    fieldText(firstNameOf(contact.name), service),
    ...linksOf(plan, contact, pages.get(contact.id), service),
    contact.locale,
    ...(service.consent === null ? [] : ['']),
  ];
  const reachable = affiliates.filter(({ email }) => email !== null);
  const others = affiliates.filter(({ email }) => email === null);
  return {
    reachable: renderCsv([
      head([service.columns.email]),
      ...reachable.map((contact) => row(contact, contact.email ?? '')),
    ]),
    others:
      others.length === 0
        ? null
        : renderCsv([head(['affiliate']), ...others.map((contact) => row(contact, contact.id))]),
    counts: [reachable.length, others.length],
  };
}

interface AffiliatePages {
  portal?: string;
  /** Segments with a landing page, and the language of the first. */
  readonly landings: { readonly segment: string; readonly locale: string }[];
}

function indexPages({ pages }: Plan): Map<string, AffiliatePages> {
  const found = new Map<string, AffiliatePages>();
  for (const { kind, path, affiliate, segment, locale, variant } of pages) {
    if (affiliate === null) continue;
    const entry = found.get(affiliate) ?? { landings: [] };
    found.set(affiliate, entry);
    if (kind === 'portal') entry.portal = path;
    if (kind === 'landing' && variant === undefined && segment !== null)
      entry.landings.push({ segment, locale });
  }
  return found;
}

/** Portal, public page and short link. The portal's address is secret, so nothing is added that others would log. */
function linksOf(
  plan: Plan,
  { id, locale }: AffiliateContact,
  pages: AffiliatePages | undefined,
  { longest }: Service,
): [string, string, string] {
  const program = plan.programs[locale] ?? plan.programs[plan.defaultLocale];
  const landings = pages?.landings ?? [];
  const first = landings.find((one) => one.locale === locale) ?? landings[0];
  if (!program || !pages || !first) return ['', '', ''];
  const { site } = program;
  const absolute = (path: string, language: string): string =>
    new URL(localePath(path, language, plan.defaultLocale), site).href;
  const segments = new Set(landings.map(({ segment }) => segment));
  const segment = segments.size === 1 ? first.segment : null;
  const page = absolute(landingPath(id, segment), first.locale);
  const tracked = trackedLink(
    { ...plan.tracking, url: page, hosts: [new URL(site).hostname, ...plan.tracking.hosts] },
    {
      code: plan.codes[id] ?? id,
      affiliate: id,
      segment,
      creative: 'from-email',
      channel: 'email',
      locale: first.locale,
    },
  );
  return [
    pages.portal === undefined ? '' : new URL(pages.portal, site).href,
    // An address that the service would clip leads nowhere.
    Buffer.byteLength(tracked) <= longest ? tracked : page,
    absolute(`/go/${id}/${first.segment}/`, first.locale),
  ];
}

const TITLES = /^(?:dr|mr|mrs|ms|mx|prof|m|mme|mlle|herr|frau)\.?$/i;
const WORD = /^[\p{L}\p{M}'’.-]{1,40}$/u;

/** What somebody is greeted with; nothing where the name is none that a greeting can hold: companies have names too. */
export function firstNameOf(name: string): string {
  const words = cleanText(name).split(' ');
  const [first = ''] = words;
  const isPerson = words.length <= 4 && words.every((word) => WORD.test(word));
  return isPerson && !TITLES.test(first) ? first : '';
}

/** A text that a service can put into an e-mail as it stands: no markup, no tags of its own, no longer than it takes. */
export function fieldText(text: string, { longest }: Service): string {
  const safe = defuseText(cleanText(text).replaceAll('<', '‹').replaceAll('>', '›'));
  if (Buffer.byteLength(safe) <= longest) return safe;
  let clipped = '';
  for (const { segment } of new Intl.Segmenter().segment(safe)) {
    if (Buffer.byteLength(`${clipped}${segment}…`) > longest) break;
    clipped += segment;
  }
  return `${clipped}…`;
}
