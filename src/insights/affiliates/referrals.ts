import type { Snapshot, SqlValue } from '../../schemas/snapshot.ts';
import type { Study } from '../study.ts';
import { affiliateKeySql, indexAffiliates } from './affiliate-key.ts';
import { BY_THE_DAY } from './by-the-day.ts';
import { findCircles, type Circle } from './find-circles.ts';
import { keepRepeated } from './money-sql.ts';

/** Who referred whom, ready for SQL over it. */
export interface Referrals {
  /**
   * Common table expression `people`: every account of the day with the columns that are read of it and the key of the
   * affiliate that referred it, null where nobody did or nobody can have.
   */
  readonly people: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** Where it is known from; null where the data does not say at all. */
  readonly from: 'accounts' | 'conversions' | null;
  /** The table of what `keepRepeated` kept; null where there are no conversions. */
  readonly repeated: string | null;
  /** Affiliates whose accounts referred each other, which cannot be: these accounts count for nobody. */
  readonly circles: readonly Circle[];
  /** Ids of affiliates by the keys in `people`. */
  readonly index: ReadonlyMap<string, string>;
}

const COLUMNS = [
  ...['account_id', 'signed_up_at', 'churned_at', 'churned', 'acquisition_channel', 'expansion_mrr'],
  ...['health', 'nps', 'tickets_90d', 'usage', 'ltv'],
];

/** How many accounts are asked for at once. */
const CHUNK = 1000;

export async function readReferrals(study: Study): Promise<Referrals> {
  const { snapshot, asOf } = study;
  const index = await indexAffiliates(study);
  const from = await findSource(study);
  const parameters = { asOf };
  const circles = await findCircles(study.affiliates, index, (accounts) =>
    referrersOf(snapshot, peopleSql(from, []), { asOf }, accounts),
  );
  const left = circles.flatMap(({ accounts }) => accounts);
  const names = left.map((_, at) => `$circle${at}`);
  return {
    people: peopleSql(from, names),
    parameters: { ...parameters, ...Object.fromEntries(left.map((id, at) => [`circle${at}`, id])) },
    from,
    repeated: snapshot.facts.tables.conversions ? await keepRepeated(study) : null,
    circles,
    index,
  };
}

/** The accounts themselves, where any of them says who referred it. */
async function findSource({ snapshot, columns }: Study): Promise<Referrals['from']> {
  if (columns.has('referred_by')) {
    const [row] = await snapshot.query<{ told: number }>('SELECT count(referred_by) AS told FROM accounts');
    if ((row?.told ?? 0) > 0) return 'accounts';
  }
  if (snapshot.facts.tables.conversions) return 'conversions';
  return columns.has('referred_by') ? 'accounts' : null;
}

function peopleSql(from: Referrals['from'], leftOut: readonly string[]): string {
  const key = from === 'accounts' ? affiliateKeySql('accounts.referred_by') : 'first_touch.affiliate';
  const known = from === null ? 'CAST(NULL AS VARCHAR)' : key;
  const affiliate =
    leftOut.length === 0
      ? known
      : `CASE WHEN accounts.account_id IN (${leftOut.join(', ')}) THEN NULL ELSE ${known} END`;
  const people = `people AS (
    SELECT ${COLUMNS.map((column) => `accounts.${column}`).join(', ')}, ${affiliate} AS affiliate FROM accounts
    ${from === 'conversions' ? 'LEFT JOIN first_touch ON first_touch.account_id = accounts.account_id' : ''}
    WHERE accounts.signed_up_at IS NULL OR accounts.signed_up_at <= CAST($asOf AS DATE))`;
  return from === 'conversions' ? `${FIRST_TOUCH}, ${people}` : people;
}

/** Where accounts do not say who referred them: whoever brought their first lead or sale. */
const FIRST_TOUCH = `first_touch AS (
  SELECT account_id, ${affiliateKeySql('affiliate_id')} AS affiliate FROM (
    SELECT account_id, affiliate_id, row_number() OVER (PARTITION BY account_id ORDER BY "at", affiliate_id) AS nth
    FROM conversions WHERE account_id IS NOT NULL AND kind IN ('lead', 'sale') AND ${BY_THE_DAY}) AS touches
  WHERE nth = 1)`;

/** Account -> key of the affiliate that referred it. */
async function referrersOf(
  snapshot: Snapshot,
  people: string,
  parameters: Readonly<Record<string, SqlValue>>,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < accounts.length; start += CHUNK) {
    const chunk = accounts.slice(start, start + CHUNK);
    const rows = await snapshot.query<{ account_id: string; affiliate: string }>(
      `WITH ${people} SELECT account_id, affiliate FROM people
       WHERE affiliate IS NOT NULL AND account_id IN (${chunk.map((_, at) => `$own${at}`).join(', ')})`,
      { ...parameters, ...Object.fromEntries(chunk.map((id, at) => [`own${at}`, id])) },
    );
    for (const { account_id, affiliate } of rows) found.set(account_id, affiliate);
  }
  return found;
}
