import { englishName } from '../../i18n/locales.ts';
import { allowedOn, consentObstacle } from '../../schemas/consent.ts';
import { HEADLINES_FILE } from '../../schemas/headline-row.ts';
import type { Entry } from '../../schemas/project.ts';
import type { Segment } from '../../schemas/segment.ts';
import { affiliateOf, placeOf, segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** The headline is what somebody wrote; the data changes no word of it. */
export function explainHeadline(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null) return null;
  const { planned, entry } = segment;
  return part('headline', {
    shows: [{ what: `“${planned.headline}”`, because: [`${whereHeadline(explained, entry)}, says so`] }],
  });
}

/** A variant that has no headline of its own has that of its segment. */
function whereHeadline({ page, project }: Explained, entry: Entry<Segment>): string {
  const row = project.headlines.find(
    ({ segment, locale, variant }) =>
      segment === entry.id && locale === entry.locale && variant === (page.variant ?? ''),
  );
  if (row) return `${HEADLINES_FILE}, line ${row.line}`;
  const index = entry.data.variants.findIndex(({ name }) => name === page.variant);
  return entry.data.variants[index]?.headline === undefined
    ? placeOf(entry, 'headline')
    : placeOf(entry, 'variants', index, 'headline');
}

/** Who recommends, as far as the consent goes. */
export function explainSender(explained: Explained): ExplainedPart | null {
  const affiliate = affiliateOf(explained);
  const { insights, plan, page } = explained;
  const planned = plan.affiliates[`${page.locale}/${page.affiliate ?? ''}`];
  if (affiliate === null || !planned) return null;
  const { consent } = affiliate.data;
  const allowed = allowedOn(consent, insights.asOf);
  const until = consent?.until === undefined ? 'until it is withdrawn' : `until ${consent.until}`;
  const covers = `the consent of ${consent?.on ?? ''} covers ${[...allowed].join(', ')} ${until}`;
  const barred = consent
    ? (consentObstacle(consent, insights.asOf) ?? 'the consent does not cover the name')
    : `${affiliate.file} has no consent record`;
  const name = [planned.name, planned.role, planned.company].filter((text) => text !== null).join(', ');
  return part('sender', {
    shows: [
      planned.name === null
        ? { what: `no name, only what kind of referrer it is (${planned.kind})`, because: [barred] }
        : { what: name, because: [covers] },
      ...(planned.quote === null
        ? []
        : [{ what: `“${planned.quote}”`, because: whyQuote(planned.lang, page.locale) }]),
    ],
    leavesOut: withheld(explained),
  });
}

function whyQuote(lang: string, locale: string): string[] {
  return lang === locale
    ? []
    : [`there is no quote in ${englishName(locale)}, so it is in ${englishName(lang)}`];
}

/** What the affiliate's record holds and its consent does not cover. */
function withheld(explained: Explained): Reasoned[] {
  const affiliate = affiliateOf(explained);
  if (affiliate === null) return [];
  const { consent, quote, face } = affiliate.data;
  const allowed = allowedOn(consent, explained.insights.asOf);
  return [
    ...(quote !== undefined && !(allowed.has('name') && allowed.has('quote')) ? ['its quote'] : []),
    ...(face !== undefined && !(allowed.has('name') && allowed.has('face')) ? ['its picture'] : []),
  ].map((what) => ({ what, because: ['no consent that holds covers it'] }));
}
