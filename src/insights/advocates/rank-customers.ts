import type { SqlValue } from '../../schemas/snapshot.ts';
import { keepRows } from '../keep-rows.ts';
import { parametersOf } from '../segment-sql.ts';
import type { Study } from '../study.ts';
import type { AdvocateInputs } from './advocate-score.ts';
import type { AnswerSources } from './answer-sources.ts';
import { alias, bestSql, customersSql, INPUTS, PLACED_INPUTS, totalsSql } from './score-sql.ts';

export interface RankedCustomer {
  readonly account: string;
  readonly score: number;
  readonly coverage: number;
  readonly inputs: AdvocateInputs;
  /** The segments to which it belongs. */
  readonly segments: readonly string[];
}

export interface Ranking {
  /** Null for all customers. */
  readonly segment: string | null;
  readonly customers: number;
  readonly scored: number;
  readonly meanCoverage: number;
  /** Of the customers whose cost and revenue are known, how many cost more than they are worth. */
  readonly costs: { readonly known: number; readonly tooMuch: number };
  readonly best: readonly RankedCustomer[];
}

export interface RankedCustomers {
  readonly medianUsage: number | null;
  /** All customers first, then each segment. */
  readonly rankings: readonly Ranking[];
}

/**
 * `advocateScore` over every customer, in the database: however many there are, only the best and a few counts come
 * back. Customers are the accounts that have signed up and not left by the study's day.
 */
export async function rankCustomers(study: Study, answers: AnswerSources): Promise<RankedCustomers> {
  const { snapshot, scopes, project } = study;
  const { weights, minimumCoverage } = project.program.advocates;
  const parameters: Record<string, SqlValue> = {
    asOf: study.asOf,
    minimumCoverage,
    ...Object.fromEntries(INPUTS.map((input) => [alias('w', input), weights[input]])),
    ...parametersOf(scopes),
  };
  const { columns, select } = customersSql(study, answers);
  const customers = await keepRows(snapshot, 'customers', columns, select, parameters);
  const [totals = {}] = await snapshot.query(totalsSql(customers, scopes.length), parameters);
  const medianUsage = numberOrNull(totals['median_usage']);
  const sizes = Object.fromEntries(
    PLACED_INPUTS.map((input) => [alias('n', input), totals[alias('n', input)] ?? 0]),
  );
  const best = await snapshot.query(bestSql(customers, scopes.length), {
    ...parameters,
    ...sizes,
    medianUsage,
  });
  const segments = scopes.map(({ segment }) => segment);
  return {
    medianUsage,
    rankings: segments.map((segment, scope) => ({
      segment,
      customers: Number(totals[`customers_${scope}`]),
      scored: Number(totals[`scored_${scope}`]),
      meanCoverage: Number(totals[`coverage_${scope}`] ?? 0),
      costs: { known: Number(totals[`costs_${scope}`]), tooMuch: Number(totals[`too_much_${scope}`]) },
      best: best
        .filter((row) => Number(row['scope']) === scope)
        .map((row) => readCustomer(row, segments))
        .sort((a, b) => b.score - a.score || (a.account < b.account ? -1 : 1)),
    })),
  };
}

function readCustomer(row: Record<string, SqlValue>, segments: readonly (string | null)[]): RankedCustomer {
  const inputs = INPUTS.map((input) => [input, numberOrNull(row[alias('v', input)])]);
  return {
    account: String(row['account_id']),
    score: Number(row['score']),
    coverage: Number(row['coverage']),
    inputs: Object.fromEntries(inputs) as AdvocateInputs,
    segments: segments.flatMap((segment, scope) =>
      segment !== null && row[`in_${scope}`] === true ? [segment] : [],
    ),
  };
}

function numberOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
