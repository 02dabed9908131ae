import type { SampledScope, SegmentInsight } from '../schemas/insights/insights.ts';
import type { TableName } from '../schemas/tables.ts';
import { BUCKET_SQL, bucketBehind } from './buckets.ts';
import { isSummedUp } from './done-sql.ts';
import { parametersOf } from './segment-sql.ts';
import { inOwnSession, type Scope, type Study } from './study.ts';

/** About how many accounts are looked at, of all and of one segment. */
export interface SampleSizes {
  readonly all: number;
  readonly segment: number;
}

/** Shares are sure to half a point then, in a segment to one. A small segment is looked at whole. */
export const SAMPLE_SIZES: SampleSizes = { all: 50_000, segment: 10_000 };

/** To set a part of the accounts aside takes time as well: it pays only where there are so many times as many. */
const WORTH_IT = 2;

/** Tables about accounts that a sample holds. Whoever learns from one asks for no others. */
const SAMPLED: readonly TableName[] = ['activity', 'actions', 'tickets', 'surveys', 'pains'];

export interface OpenedSample {
  /** The same questions over fewer accounts: its scopes are parts of those of the study, in the same order. */
  readonly study: Study;
  /** For each scope what part it is; empty where the sample is all of them. */
  readonly scopes: readonly SampledScope[];
}

/**
 * A study over part of the accounts, for whoever compares groups of them: above some number more accounts make no figure
 * noticeably surer. Who is looked at is decided by the hash of ids, so it is always the same ones.
 *
 * A segment's part is never smaller than that of all accounts: whoever is looked at among all is so in all its segments.
 * It has a session of its own, in which its tables stand in the place of the snapshot's. `segments` are those of the study.
 */
export async function openSample(
  study: Study,
  segments: readonly Pick<SegmentInsight, 'segment' | 'accounts'>[],
  sizes: SampleSizes = SAMPLE_SIZES,
): Promise<OpenedSample> {
  const { snapshot } = study;
  const [row] = await snapshot.query<{ n: number }>('SELECT count(*) AS n FROM accounts');
  const all = row?.n ?? 0;
  const own = await inOwnSession(study);
  if (all < WORTH_IT * sizes.all || !snapshot.openSession) return { study: own, scopes: [] };
  const sizeOf = new Map<string | null, number>(segments.map((each) => [each.segment, each.accounts]));
  const share = sizes.all / all;
  const buckets = study.scopes.map(({ segment }) =>
    bucketBehind(Math.max(share, sizes.segment / (sizeOf.get(segment) ?? Infinity))),
  );
  const scopes = study.scopes.map((scope, at): Scope => {
    const sql = `(kith_bucket < '${buckets[at] ?? ''}' AND ${scope.where.sql})`;
    return { ...scope, where: { ...scope.where, sql } };
  });
  const sample = { ...own, scopes };
  await keepSample(own, buckets);
  const looked = await countAccounts(sample);
  return {
    study: sample,
    scopes: scopes.map(({ segment }, at) => {
      return { segment, accounts: sizeOf.get(segment) ?? all, looked: looked[at] ?? 0 };
    }),
  };
}

/** How many accounts each scope has. */
async function countAccounts({ snapshot, scopes }: Study): Promise<number[]> {
  const counts = scopes.map(({ where }, at) => `count(*) FILTER (WHERE ${where.sql}) AS n${at}`);
  const [row] = await snapshot.query<Record<string, number>>(
    `SELECT ${counts.join(', ')} FROM accounts`,
    parametersOf(scopes),
  );
  return scopes.map((_, at) => row?.[`n${at}`] ?? 0);
}

/**
 * Writes the accounts down that lie in front of the bucket of any scope of theirs, with what is known of them, and lets the
 * names of the tables mean that.
 */
async function keepSample({ scopes, snapshot }: Study, buckets: readonly string[]): Promise<void> {
  const { query } = snapshot;
  const accounts = `(SELECT *, ${BUCKET_SQL} AS kith_bucket FROM accounts) AS accounts`;
  const ofScopes = scopes.map(
    ({ where }, at) => `CASE WHEN ${where.sql} THEN '${buckets[at] ?? ''}' ELSE '' END`,
  );
  // One comparison: the bucket would be worked out anew for each.
  await keep('accounts', accounts, `WHERE kith_bucket < greatest(${ofScopes.join(', ')})`);
  const among = 'JOIN (SELECT account_id AS kith_looked FROM kith_sample_accounts) AS looked';
  const tables = SAMPLED.filter(
    (table) => snapshot.facts.tables[table] && !(table === 'actions' && isSummedUp(snapshot)),
  );
  for (const table of tables) await keep(table, table, `${among} ON kith_looked = ${table}.account_id`);
  for (const table of ['accounts', ...tables])
    await query(`CREATE OR REPLACE TEMPORARY VIEW ${table} AS SELECT * FROM kith_sample_${table}`);

  async function keep(table: TableName, from: string, which: string): Promise<void> {
    const select = `SELECT ${table}.* FROM ${from} ${which}`;
    // A table that is made by its SELECT takes no parameters in PostgreSQL.
    await query(`CREATE TEMPORARY TABLE kith_sample_${table} AS SELECT * FROM ${from} WHERE FALSE`);
    await query(`INSERT INTO kith_sample_${table} ${select}`, parametersOf(scopes));
  }
}
