import type { Churn, Driver } from '../../schemas/insights/churn.ts';
import { describeAccounts } from './describe-accounts.ts';
import { calibrated, type Calibration } from './judge-model.ts';
import type { Model } from './model.ts';
import { openPopulation, type Source } from './population.ts';
import type { SampleColumn } from './read-accounts.ts';
import { scoreSql } from './score-sql.ts';

/** What is needed to say of a customer that it may leave. */
export interface Trained {
  readonly source: Source;
  readonly columns: readonly SampleColumn[];
  readonly model: Model;
  readonly calibration: Calibration;
  readonly drivers: readonly Driver[];
  /** Share of all accounts that left. */
  readonly base: number;
}

/** At risk are those of the tenth with the highest probability that are... */
const HIGHEST = 0.9;
/** ...this many times as likely to leave as the average account, or half of the way from it to certainty... */
const TIMES_BASE = 2;
/** ...and at least this likely. */
const LEAST = 0.25;

/** Accounts that are listed; all are counted. */
const LISTED = 500;

export interface Found {
  readonly figures: Pick<Churn, 'customers' | 'threshold' | 'atRiskCount' | 'mrrAtRisk' | 'atRisk'>;
  /** Everybody at risk, beyond those that are listed. */
  readonly accounts: ReadonlySet<string>;
}

/** The customers of today who may leave, scored in the database; of `named` accounts all that are among them are listed. */
export async function findAtRisk(trained: Trained, named: readonly string[]): Promise<Found> {
  const { source, calibration, base } = trained;
  const { study, candidates } = source;
  const least = Math.max(LEAST, Math.min(TIMES_BASE * base, (1 + base) / 2));
  const score = scoreSql(trained.model, candidates.columns);
  const mrr = study.columns.has('mrr') ? 'CAST(accounts.mrr AS DOUBLE PRECISION)' : 'NULL';
  const { queries, rows: customers } = await openPopulation(source, study.outcome.stayed);
  const rows = await study.snapshot.query(
    `WITH ${queries},
     scored AS (
       SELECT accounts.account_id, ${mrr} AS mrr, ${score.sql} AS log_odds
       FROM ${customers}),
     cut AS (
       SELECT count(*) AS customers,
         greatest(percentile_cont(${HIGHEST}) WITHIN GROUP (ORDER BY log_odds), CAST($least AS DOUBLE PRECISION)) AS threshold
       FROM scored)
     SELECT customers, threshold, account_id, mrr FROM cut LEFT JOIN scored ON log_odds >= threshold
     ORDER BY log_odds DESC, account_id`,
    { ...score.parameters, asOf: study.asOf, least: uncalibrated(least, calibration) },
  );
  const [first] = rows;
  const threshold = Number(first?.['threshold'] ?? 0);
  const accounts = new Set(
    rows.flatMap((row) => (row['account_id'] === null ? [] : String(row['account_id']))),
  );
  const listed = new Set(
    [...accounts].slice(0, LISTED).concat(named.filter((account) => accounts.has(account))),
  );
  const figures = {
    customers: Number(first?.['customers'] ?? 0),
    threshold: calibrated(threshold, calibration),
    atRiskCount: accounts.size,
    mrrAtRisk: study.columns.has('mrr') ? rows.reduce((sum, row) => sum + Number(row['mrr'] ?? 0), 0) : null,
    atRisk: await describeAccounts(trained, [...listed]),
  };
  return { figures, accounts };
}

function uncalibrated(probability: number, { shift, slope }: Calibration): number {
  return (Math.log(probability / (1 - probability)) - shift) / slope;
}
