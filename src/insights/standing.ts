import type { Standing } from '../schemas/insights/insights.ts';
import { churnedSql } from './columns.ts';
import type { Study } from './study.ts';

/** Accounts asked for in one query. */
const CHUNK = 500;

/** The accounts of which content speaks: those of case studies and of affiliates. */
export function namedAccounts({ project, affiliates }: Study): string[] {
  const named = [...project.caseStudies, ...affiliates].flatMap(({ data }) => data.account ?? []);
  return [...new Set(named)].sort();
}

/**
 * How each of those accounts stands: still a customer, a customer who may leave, or left; unknown where the data does
 * not hold it or cannot tell.
 */
export async function standingOf(
  study: Study,
  atRisk: ReadonlySet<string>,
): Promise<Record<string, Standing>> {
  const named = namedAccounts(study);
  const standing: Record<string, Standing> = Object.fromEntries(named.map((account) => [account, 'unknown']));
  const churned = churnedSql(study.columns);
  if (churned === null) return standing;
  for (let from = 0; from < named.length; from += CHUNK) {
    const asked = Object.fromEntries(
      named.slice(from, from + CHUNK).map((account, at) => [`account${at}`, account]),
    );
    const rows = await study.snapshot.query<{ account_id: string; churned: boolean }>(
      `SELECT account_id, ${churned} AS churned FROM accounts
       WHERE account_id IN (${Object.keys(asked)
         .map((name) => `$${name}`)
         .join(', ')})`,
      { ...asked, asOf: study.asOf },
    );
    for (const { account_id: account, churned: hasLeft } of rows) {
      const stays = atRisk.has(account) ? 'at-risk' : 'customer';
      standing[account] = hasLeft ? 'left' : stays;
    }
  }
  return standing;
}
