import type { Affiliate } from '../schemas/affiliate.ts';
import type { Project } from '../schemas/project.ts';

/** Finds the case studies that are about an affiliate itself: those that name it, or its account. */
export function indexOwnStories({
  caseStudies,
}: Pick<Project, 'caseStudies'>): (id: string, affiliate: Affiliate) => ReadonlySet<string> {
  const stories = new Map<string, string[]>();
  for (const { id, data } of caseStudies) {
    for (const owner of [data.affiliate, accountKey(data.account)]) {
      if (owner) stories.set(owner, [...(stories.get(owner) ?? []), id]);
    }
  }
  return (id, { account }) =>
    new Set([...(stories.get(id) ?? []), ...(stories.get(accountKey(account)) ?? [])]);
}

/** Account ids and affiliate ids may be the same text; a colon keeps them apart. */
function accountKey(account: string | undefined): string {
  return account === undefined ? '' : `account:${account}`;
}
