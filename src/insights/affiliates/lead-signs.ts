import type { Study } from '../study.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import { BY_THE_DAY } from './by-the-day.ts';
import { compareWithOthers, type KeyedSign } from './compare-affiliates.ts';

/** Nobody reads a page and fills in a form faster than that. */
export const HASTY_SECONDS = 10;

/** So many leads from one address, and at least this share of all. */
const MANY_LEADS = 5;
const MANY_SHARE = 0.2;

/** What leads say about how they came: seconds after the click, or many from one network address. */
export async function findLeadSigns(study: Study): Promise<KeyedSign[]> {
  const columns = study.snapshot.facts.tables.conversions?.columns ?? [];
  return [
    ...(columns.includes('clicked_at') ? await findHasty(study) : []),
    ...(columns.includes('address') ? await findOneAddress(study) : []),
  ];
}

async function findHasty({ snapshot, asOf }: Study): Promise<KeyedSign[]> {
  const rows = await snapshot.query<{ affiliate: string; count: number; n: number }>(
    `SELECT affiliate, count(*) AS n, count(*) FILTER (WHERE "at" < clicked_at + INTERVAL '${HASTY_SECONDS}' SECOND) AS count
     FROM (SELECT ${affiliateKeySql('affiliate_id')} AS affiliate, "at", clicked_at FROM conversions
       WHERE kind = 'lead' AND clicked_at <= "at" AND ${BY_THE_DAY}) AS leads
     WHERE affiliate IS NOT NULL GROUP BY affiliate ORDER BY n DESC, affiliate LIMIT ${MOST_GROUPS}`,
    { asOf },
  );
  const groups = new Map(rows.map(({ affiliate, count, n }) => [affiliate, { count, n }]));
  return compareWithOthers('hasty', groups);
}

async function findOneAddress({ snapshot, asOf }: Study): Promise<KeyedSign[]> {
  const rows = await snapshot.query<{ affiliate: string; value: string; count: number; of: number }>(
    `WITH counted AS (
       SELECT affiliate, address AS value, count(*) AS count
       FROM (SELECT ${affiliateKeySql('affiliate_id')} AS affiliate, address FROM conversions
         WHERE kind = 'lead' AND address IS NOT NULL AND ${BY_THE_DAY}) AS leads
       WHERE affiliate IS NOT NULL GROUP BY affiliate, address),
     ranked AS (
       SELECT affiliate, value, count, sum(count) OVER (PARTITION BY affiliate) AS of,
         row_number() OVER (PARTITION BY affiliate ORDER BY count DESC, value) AS nth FROM counted)
     SELECT affiliate, value, count, CAST(of AS BIGINT) AS of FROM ranked
     WHERE nth = 1 AND count >= ${MANY_LEADS} AND count >= ${MANY_SHARE} * of
     ORDER BY count DESC, affiliate LIMIT ${MOST_GROUPS}`,
    { asOf },
  );
  return rows.map(({ affiliate, value, count, of }) => ({
    key: affiliate,
    sign: { kind: 'one-address', count, of, value, comparison: null },
  }));
}
