import type { Affiliate } from '../../schemas/affiliate.ts';
import { allowedOn } from '../../schemas/consent.ts';
import type { Day } from '../../schemas/date.ts';
import type { CaseStudyState } from '../../schemas/insights/advocates.ts';
import type { Project } from '../../schemas/project.ts';
import type { Study } from '../study.ts';
import type { OwnAffiliate } from './invitations/page-to-pass-on.ts';

/** The affiliates that are an account, by the account; of several the first. */
export function affiliatesByAccount({ affiliates }: Study): ReadonlyMap<string, OwnAffiliate> {
  const found = new Map<string, OwnAffiliate>();
  for (const { id, data } of affiliates) {
    if (data.account !== undefined && !found.has(data.account)) found.set(data.account, { id, data });
  }
  return found;
}

export function mayBeNamed(affiliate: Affiliate, asOf: Day): boolean {
  return allowedOn(affiliate.consent, asOf).has('name');
}

const BEST_FIRST = ['shown', 'expired', 'not-yet', 'withdrawn'] as const;

/** Whether an account's story may be told on a day; of several case studies the one that stands best. */
export function caseStudyState(
  { caseStudies, defaultLocale }: Project,
  account: string,
  asOf: Day,
): CaseStudyState {
  const states = caseStudies
    .filter(({ locale, data }) => locale === defaultLocale && data.account === account)
    .map(({ id, data: { consent } }): CaseStudyState & { state: (typeof BEST_FIRST)[number] } => {
      const until = consent.until ?? null;
      if (consent.withdrawn !== undefined && consent.withdrawn <= asOf)
        return { state: 'withdrawn', id, until };
      if (allowedOn(consent, asOf).has('story')) return { state: 'shown', id, until };
      const isOver = until !== null && until < asOf && consent.what.includes('story');
      return { state: isOver ? 'expired' : 'not-yet', id, until };
    })
    .sort((a, b) => BEST_FIRST.indexOf(a.state) - BEST_FIRST.indexOf(b.state));
  return states[0] ?? { state: 'none', id: null, until: null };
}
