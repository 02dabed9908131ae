import type { AtRisk } from '../../schemas/insights/churn.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { scopesSql } from '../scopes-sql.ts';
import type { Candidate } from './candidates.ts';
import { explain, type Counted } from './explain.ts';
import { valueOf } from './features.ts';
import type { Trained } from './find-at-risk.ts';
import { calibrated } from './judge-model.ts';
import { openPopulation } from './population.ts';
import { readCell, type Cell } from './read-accounts.ts';

/** Accounts asked for in one query. */
const CHUNK = 1000;

type Row = Record<string, SqlValue>;

/** Accounts at risk with probability and reasons, most probable first. */
export async function describeAccounts(trained: Trained, accounts: readonly string[]): Promise<AtRisk[]> {
  const described: AtRisk[] = [];
  for (let from = 0; from < accounts.length; from += CHUNK) {
    const asked = Object.fromEntries(
      accounts.slice(from, from + CHUNK).map((account, at) => [`account${at}`, account]),
    );
    const rows = await readRows(trained, asked);
    const segments = await readSegments(trained, asked);
    for (const row of rows) {
      const account = String(row['account_id']);
      described.push({ ...describe(trained, row), segments: segments.get(account) ?? [] });
    }
  }
  return described.sort(
    (one, other) => other.probability - one.probability || (one.account < other.account ? -1 : 1),
  );
}

async function readRows({ source }: Trained, asked: Record<string, string>): Promise<Row[]> {
  const { study, candidates } = source;
  const isAsked = `account_id IN (${listOf(asked)}) AND ${study.outcome.stayed}`;
  const { queries, rows } = await openPopulation(source, isAsked, asked);
  const selected = candidates.columns.map(({ sql, counted }, at) =>
    counted === null
      ? `, ${sql} AS c${at}`
      : `, ${sql} AS c${at}, ${counted.seen} AS seen${at}, ${counted.usual} AS usual${at}`,
  );
  const own = ['name', 'mrr', 'referred_by'].map((name) =>
    study.columns.has(name) ? `accounts.${name}` : `NULL AS ${name}`,
  );
  return study.snapshot.query(
    `WITH ${queries} SELECT accounts.account_id, ${own.join(', ')} ${selected.join('')} FROM ${rows}`,
    { ...asked, asOf: study.asOf },
  );
}

async function readSegments(
  { source: { study } }: Trained,
  asked: Record<string, string>,
): Promise<Map<string, string[]>> {
  const segments = study.scopes.slice(1);
  const { within, parameters } = scopesSql(study);
  const rows = await study.snapshot.query<{ account_id: string; within: string }>(
    `SELECT account_id, ${within} AS within FROM accounts WHERE account_id IN (${listOf(asked)})`,
    { ...parameters, ...asked },
  );
  return new Map(
    rows.map((row) => [
      row.account_id,
      segments.flatMap(({ segment }, at) => (row.within[at] === '1' ? (segment ?? []) : [])),
    ]),
  );
}

function listOf(asked: Record<string, string>): string {
  return Object.keys(asked)
    .map((name) => `$${name}`)
    .join(', ');
}

function describe(
  { source: { candidates }, columns, model, drivers, calibration }: Trained,
  row: Row,
): Omit<AtRisk, 'segments'> {
  const cells = new Map<string, Cell>();
  const counts = new Map<string, Counted>();
  candidates.columns.forEach((column: Candidate, at) => {
    cells.set(column.name, readCell(row[`c${at}`] ?? null));
    if (column.counted)
      counts.set(column.name, { seen: Number(row[`seen${at}`]), usual: Number(row[`usual${at}`]) });
  });
  const logOdds = model.terms.reduce(
    (sum, { feature, weight }) => sum + weight * valueOf(feature, cells.get(feature.column) ?? null),
    model.intercept,
  );
  return {
    account: String(row['account_id']),
    name: row['name'] === null ? null : String(row['name']),
    probability: calibrated(logOdds, calibration),
    reasons: explain(model, drivers, columns, cells, counts),
    mrr: row['mrr'] === null ? null : Number(row['mrr']),
    referredBy: row['referred_by'] === null ? null : String(row['referred_by']),
  };
}
