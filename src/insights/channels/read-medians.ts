import type { Median } from '../../schemas/insights/figures.ts';
import type { Snapshot } from '../../schemas/snapshot.ts';
import { medianRanks } from '../statistics/median-ranks.ts';
import type { ChannelRelation } from './read-channels.ts';

/** Channels of one scope that are taken together, and how many of their mature accounts have a worth. */
export interface Pool {
  readonly scope: number;
  readonly channels: readonly number[];
  readonly n: number;
}

/** The median worth of each pool's mature accounts with its interval, in the order of the pools; null for fewer than six. */
export async function readMedians(
  snapshot: Snapshot,
  relation: ChannelRelation,
  pools: readonly Pool[],
): Promise<(Median | null)[]> {
  const wanted = pools.flatMap((pool, index) => ranksOf(pool.n).map((rank) => ({ ...pool, index, rank })));
  if (wanted.length === 0) return pools.map(() => null);
  const members = pools.flatMap(({ scope, channels }, index) =>
    channels.map((channel) => `(${scope}, ${channel}, ${index})`),
  );
  const rows = await snapshot.query<{ pool: number; rank: number; worth: number }>(
    `${relation.sql}, ranked AS (
       SELECT pool, worth, row_number() OVER (PARTITION BY pool ORDER BY worth) AS rank
       FROM known JOIN (VALUES ${members.join(', ')}) AS members(of_scope, of_channel, pool)
         ON scope = of_scope AND channel = of_channel
       WHERE mature AND worth IS NOT NULL
     )
     SELECT ranked.pool AS pool, rank, worth FROM ranked
     JOIN (VALUES ${wanted.map(({ index, rank }) => `(${index}, ${rank})`).join(', ')}) AS wanted(of_pool, of_rank)
       ON pool = of_pool AND rank = of_rank`,
    relation.parameters,
  );
  const found = new Map(rows.map(({ pool, rank, worth }) => [`${pool}:${rank}`, worth]));
  return pools.map(({ n }, index) => {
    const ranks = medianRanks(n);
    if (ranks === null) return null;
    const at = (rank: number) => found.get(`${index}:${rank}`) ?? 0;
    const median = (at(Math.floor((n + 1) / 2)) + at(Math.ceil((n + 1) / 2))) / 2;
    return { median, n, low: at(ranks.low), high: at(ranks.high) };
  });
}

/** Which of the sorted values are needed: both in the middle, and the ends of the interval. */
function ranksOf(n: number): number[] {
  const ranks = medianRanks(n);
  if (ranks === null) return [];
  return [...new Set([Math.floor((n + 1) / 2), Math.ceil((n + 1) / 2), ranks.low, ranks.high])];
}
