import type { TABLES } from '../../schemas/tables.ts';
import type { Study } from '../study.ts';

/** Columns by which nobody can be addressed, or which are a consequence of how well an account does. */
const NOT_NICHES: ReadonlySet<string> = new Set([
  'account_id',
  'name',
  'signed_up_at',
  // Where it came from: channels and affiliates are compared for themselves.
  'acquisition_channel',
  'referred_by',
  'churned',
  'churned_at',
  'health',
  'mrr',
  'ltv',
  'expansion_mrr',
  'expansion_potential',
  'retention_cost',
  'tickets_90d',
  'nps',
  'csat',
  'usage',
] satisfies (keyof typeof TABLES.accounts.columns)[]);

/**
 * Columns by whose values a stranger can be recognised: industry, size, country, language, plan and the company's own. What
 * proof is made of is a result, and is left out; so is what knows whether an account left.
 */
export function nicheColumns(
  { columns, project }: Pick<Study, 'columns' | 'project'>,
  leaks: ReadonlySet<string>,
): { columns: string[]; leaks: string[] } {
  const { metric } = project.program.proof;
  const results = [metric, ...project.segments.map(({ data }) => data.metric)].map((each) => each?.column);
  const usable = [...columns].filter((column) => !NOT_NICHES.has(column) && !results.includes(column)).sort();
  return {
    columns: usable.filter((column) => !leaks.has(column)),
    leaks: usable.filter((column) => leaks.has(column)),
  };
}
