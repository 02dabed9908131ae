import type { Advocate } from '../schemas/insights/insights.ts';
import type { Program } from '../schemas/program.ts';
import type { Snapshot } from '../schemas/snapshot.ts';
import { advocateScore, type AdvocateInput, type AdvocateInputs } from './advocate-score.ts';
import { columnsOf } from './columns.ts';

/** How many of the best accounts are kept by name. */
const BEST = 100;

/**
 * How each input is read from the accounts, as SQL that yields 0-100 with more being better. Amounts have no scale of
 * their own, so they count by their place among all accounts (mid-rank percentile: half of the ties count as below).
 */
const INPUTS: Readonly<Record<AdvocateInput, { needs: string; sql: string }>> = {
  health: { needs: 'health', sql: 'health' },
  expansion: { needs: 'expansion_mrr', sql: percentile('expansion_mrr') },
  ltv: { needs: 'ltv', sql: percentile('ltv') },
  retentionCost: { needs: 'retention_cost', sql: `100 - ${percentile('retention_cost')}` },
  tickets: { needs: 'tickets_90d', sql: `100 - ${percentile('tickets_90d')}` },
  nps: { needs: 'nps', sql: 'nps * 10' },
  csat: { needs: 'csat', sql: '(csat - 1) * 25' },
  usage: { needs: 'usage', sql: 'usage' },
};

function percentile(column: string): string {
  const rank = `rank() OVER (PARTITION BY ${column} IS NULL ORDER BY ${column})`;
  const ties = `count(*) OVER (PARTITION BY ${column})`;
  const all = `count(*) OVER (PARTITION BY ${column} IS NULL)`;
  return `CASE WHEN ${column} IS NULL THEN NULL ELSE 100.0 * (${rank} - 1 + 0.5 * ${ties}) / ${all} END`;
}

/** The advocate score of every account that is still a customer; the best by name, the rest as counts. */
export async function scoreAccounts(
  snapshot: Snapshot,
  program: Program,
): Promise<{ scores: { accounts: number; scored: number; meanCoverage: number }; advocates: Advocate[] }> {
  const { weights, minimumCoverage } = program.advocates;
  const columns = columnsOf(snapshot, 'accounts');
  const inputs = Object.keys(INPUTS) as AdvocateInput[];
  const scaled = inputs.map((input) => {
    const { needs, sql } = INPUTS[input];
    return `CAST(${columns.has(needs) ? sql : 'NULL'} AS DOUBLE) AS ${input}`;
  });
  const rows = await snapshot.query<Record<AdvocateInput, number | null> & { account_id: string }>(
    `SELECT account_id, ${scaled.join(', ')} FROM accounts`,
  );
  const scored = rows.map((row) => ({
    account: row.account_id,
    ...advocateScore(row satisfies AdvocateInputs, weights, minimumCoverage),
  }));
  const known = scored.filter((account) => account.score !== null);
  return {
    scores: {
      accounts: scored.length,
      scored: known.length,
      meanCoverage:
        scored.length === 0 ? 0 : scored.reduce((sum, { coverage }) => sum + coverage, 0) / scored.length,
    },
    advocates: known
      .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.account < b.account ? -1 : 1))
      .slice(0, BEST),
  };
}
