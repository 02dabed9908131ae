import { languageName } from '../i18n/locales.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import type { DevChoice, DevSwitches } from './dev-page.ts';

/**
 * Where somebody who looks at a page may want to go: to the same page of another affiliate, for another segment or in
 * another language, as near to this one as there is. Without an affiliate a segment's own page is meant.
 */
export function findSwitches(
  { pages, affiliates, segments, programs }: Plan,
  page: PlannedPage,
): DevSwitches {
  const landings = pages.filter(({ kind }) => kind === 'landing');
  const open = pages.filter(({ kind }) => kind === 'segment');
  const nearest = (wanted: Partial<Place>, among: readonly PlannedPage[]): PlannedPage | undefined =>
    among
      .filter((each) => Object.entries(wanted).every(([key, value]) => each[key as keyof Place] === value))
      .sort((one, other) => likeness(other, page) - likeness(one, page))[0];
  const choice = (label: string, found: PlannedPage | undefined): DevChoice[] =>
    found ? [{ label, path: found.path, isHere: found.path === page.path }] : [];
  const ownSegments =
    page.affiliate === null ? open : landings.filter(({ affiliate }) => affiliate === page.affiliate);
  return {
    affiliates: [
      ...choice('nobody', nearest({}, open)),
      ...unique(Object.values(affiliates).map(({ id }) => id)).flatMap((affiliate) =>
        choice(nameOf(affiliate, affiliates), nearest({ affiliate }, landings)),
      ),
    ],
    segments: unique(Object.values(segments).map(({ id }) => id)).flatMap((segment) => [
      ...choice(segment, nearest({ segment, variant: undefined }, ownSegments)),
      ...unique(
        ownSegments.flatMap((each) => (each.segment === segment && each.variant ? [each.variant] : [])),
      ).flatMap((variant) => choice(`${segment}: ${variant}`, nearest({ segment, variant }, ownSegments))),
    ]),
    locales: Object.keys(programs).flatMap((locale) => {
      const path = page.alternates[locale];
      return path === undefined
        ? []
        : [{ label: languageName(locale), path, isHere: locale === page.locale }];
    }),
  };
}

type Place = Pick<PlannedPage, 'affiliate' | 'segment' | 'locale'> & { variant?: string | undefined };

function likeness(one: Place, other: Place): number {
  const { segment, locale, variant } = other;
  return (
    Number(one.segment === segment) * 4 + Number(one.locale === locale) * 2 + Number(one.variant === variant)
  );
}

function nameOf(affiliate: string, affiliates: Plan['affiliates']): string {
  return Object.values(affiliates).find(({ id }) => id === affiliate)?.name ?? affiliate;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
