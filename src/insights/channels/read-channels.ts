import type { SqlValue } from '../../schemas/snapshot.ts';
import { scopesSql } from '../scopes-sql.ts';
import type { Study } from '../study.ts';

/** More channels than this are put together: nobody decides on the fortieth. */
const MOST_CHANNELS = 12;

/** Days of a month, for rates. */
const DAYS_A_MONTH = 30.44;

/** What was counted of one channel in one scope. Whatever is not about all accounts is about the mature ones. */
export interface ChannelCounts {
  /** Place in `study.scopes`. */
  readonly scope: number;
  /** Place in `channels`; -1 for all rarer ones, null where the account has no channel. */
  readonly channel: number | null;
  readonly accounts: number;
  readonly judged: number;
  readonly stayed: number;
  readonly grown: number;
  readonly left: number;
  readonly months: number;
  /** Accounts whose worth is known, and those above the median of the scope. */
  readonly valued: number;
  readonly above: number;
}

export interface ReadChannels {
  /** The most frequent first. */
  readonly channels: readonly string[];
  readonly rare: number;
  readonly counts: readonly ChannelCounts[];
  /** The accounts with their channel as SQL, for further questions. */
  readonly relation: ChannelRelation;
}

/** `WITH known AS (...)`: one row for each account and scope, with `scope`, `channel` and `worth`. */
export interface ChannelRelation {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** Counts every channel in every scope. The accounts need an acquisition_channel. */
export async function readChannels(study: Study, worth: string | null): Promise<ReadChannels> {
  const named = await study.snapshot.query<{ channel: string; different: number }>(
    `SELECT acquisition_channel AS channel, count(*) OVER () AS different FROM accounts
     WHERE acquisition_channel IS NOT NULL GROUP BY acquisition_channel
     ORDER BY count(*) DESC, acquisition_channel LIMIT ${MOST_CHANNELS}`,
  );
  const channels = named.map(({ channel }) => channel);
  const relation = channelRelation(study, channels, worth);
  const rows = await study.snapshot.query<Record<string, number | null>>(
    `${relation.sql}, middles AS (
       SELECT scope, percentile_cont(0.5) WITHIN GROUP (ORDER BY worth) AS middle
       FROM known WHERE mature AND channel IS NOT NULL GROUP BY scope
     )
     SELECT known.scope AS scope, channel, count(*) AS accounts,
       count(*) FILTER (WHERE mature) AS judged,
       count(*) FILTER (WHERE mature AND stayed) AS stayed,
       count(*) FILTER (WHERE mature AND grown) AS grown,
       count(*) FILTER (WHERE mature AND gone) AS "left",
       CAST(coalesce(sum(months) FILTER (WHERE mature), 0) AS DOUBLE PRECISION) AS months,
       count(worth) FILTER (WHERE mature) AS valued,
       count(*) FILTER (WHERE mature AND worth > middle) AS above
     FROM known LEFT JOIN middles ON middles.scope = known.scope
     GROUP BY known.scope, channel ORDER BY known.scope, channel`,
    relation.parameters,
  );
  const counts = rows.map((row) => row as unknown as ChannelCounts);
  return { channels, rare: (named[0]?.different ?? 0) - channels.length, counts, relation };
}

function channelRelation(study: Study, channels: readonly string[], worth: string | null): ChannelRelation {
  const { within, relation, belongs, parameters } = scopesSql(study);
  const { outcome } = study;
  const names = channels.map((channel, index) => [`c${index}`, channel] as const);
  const code = names.map(([name], index) => `WHEN $${name} THEN ${index}`).join(' ');
  const { gone, months } = lifeSql(study);
  return {
    sql: `WITH coded AS (
        SELECT ${within} AS within,
          ${names.length === 0 ? 'NULL' : `CASE WHEN acquisition_channel IS NULL THEN NULL ELSE CASE acquisition_channel ${code} ELSE -1 END END`} AS channel,
          ${outcome?.mature ?? 'TRUE'} AS mature, ${outcome?.stayed ?? 'NULL'} AS stayed, ${outcome?.grown ?? 'FALSE'} AS grown,
          ${gone} AS gone, ${months} AS months,
          ${worth === null ? 'CAST(NULL AS DOUBLE PRECISION)' : `CAST(${worth} AS DOUBLE PRECISION)`} AS worth
        FROM accounts
      ), known AS (
        SELECT scope, channel, coalesce(mature, FALSE) AS mature, stayed, grown, gone, months, worth
        FROM coded JOIN ${relation} ON ${belongs}
      )`,
    parameters: { ...parameters, ...Object.fromEntries(names) },
  };
}

/** Whether the account left on a known day, and the months until then; without both days there is no rate. */
function lifeSql({ columns }: Study): { gone: string; months: string } {
  if (!columns.has('signed_up_at') || !columns.has('churned_at')) return { gone: 'FALSE', months: '0' };
  const gone = '(churned_at IS NOT NULL AND churned_at <= CAST($asOf AS DATE))';
  const end = `CASE WHEN ${gone} THEN churned_at ELSE CAST($asOf AS DATE) END`;
  const months = `greatest(${end} - signed_up_at, 0) / ${DAYS_A_MONTH}`;
  if (!columns.has('churned')) return { gone, months };
  // Left, and nobody knows when: no time can be counted.
  return { gone, months: `CASE WHEN churned AND churned_at IS NULL THEN 0 ELSE ${months} END` };
}
