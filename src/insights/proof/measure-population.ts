import type { Day } from '../../schemas/date.ts';
import type { Snapshot, SqlValue } from '../../schemas/snapshot.ts';
import { keepRows } from '../keep-rows.ts';
import { parametersOf } from '../segment-sql.ts';
import { medianRanks } from '../statistics/median-ranks.ts';
import type { Population } from './populations.ts';
import type { AskedSegment, Question } from './pose-questions.ts';

/** The accounts of a population that belong to the same segments. */
export interface Overlap {
  /** By the segments' order: which of them these accounts belong to. */
  readonly isIn: readonly boolean[];
  readonly n: number;
}

/** A segment's part of a population, summed up over the values that are there. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  /** Of the sample, over n - 1; 0 below two accounts. */
  readonly variance: number;
  readonly lowest: number;
  readonly highest: number;
  /** All values without their sign, added up. */
  readonly absolute: number;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The middle of a segment's values with its interval of 95 %. */
export interface Middle {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** How far one account more or less can move it. */
  readonly influence: number;
}

export interface MeasuredPopulation {
  readonly overlaps: readonly Overlap[];
  /** By the segments' order; the middle is null where the figure is no median, or nothing can be said of it. */
  readonly parts: readonly { readonly sums: Sums; readonly middle: Middle | null }[];
}

type Row = Record<string, SqlValue>;
type Ask = <Answer extends Row>(sql: (members: string) => string) => Promise<Answer[]>;

/**
 * Measures a population for all segments of a question at once. What comes back is a row for each combination of
 * segments that occurs, and the few values that decide a median: however many accounts there are.
 */
export async function measurePopulation(
  snapshot: Snapshot,
  { formula, segments }: Pick<Question, 'formula' | 'segments'>,
  population: Population,
  until: Day,
): Promise<MeasuredPopulation> {
  const parameters = { ...parametersOf(segments), ...population.parameters, until, asOf: until };
  const areMedians = formula === 'median' || formula === 'median-at-most' || formula === 'days-until-half';
  const { columns, select } = membersSql(population, segments);
  // Rows that are asked for once need not be written down.
  const members = areMedians
    ? await keepRows(snapshot, 'members', columns, select, parameters)
    : `(${select}) AS members`;
  const ask: Ask = (sql) => snapshot.query(sql(members), areMedians ? {} : parameters);
  const rows = await askSums(ask, segments.length);
  const sums = segments.map((_, index) => addUp(rows.filter((row) => row[`in${index}`] === true)));
  const middles = areMedians ? await askMiddles(ask, sums) : [];
  return {
    overlaps: rows.map((row) => ({
      isIn: segments.map((_, index) => row[`in${index}`] === true),
      n: Number(row['n']),
    })),
    parts: sums.map((each, index) => ({ sums: each, middle: middles[index] ?? null })),
  };
}

/** Each account of the population once, as rows to keep: its value, its day and the segments that it belongs to. */
function membersSql({ sql }: Population, segments: readonly AskedSegment[]) {
  const names = segments.map((_, index) => `in${index}`);
  const flags = segments.map(({ where }, index) => `coalesce(${where.sql}, FALSE) AS kith_in${index}`);
  const types = Object.fromEntries(names.map((name) => [name, 'BOOLEAN']));
  const more = names.map((name) => `accounts.kith_${name} AS ${name}`).join(', ');
  return {
    columns: { value: 'DOUBLE PRECISION', day: 'DATE', ...types } as Record<string, string>,
    select: `SELECT CAST(value AS DOUBLE PRECISION) AS value, day, ${names.join(', ')}
      FROM (${sql(`(SELECT *, ${flags.join(', ')} FROM accounts)`, more)}) AS population`,
  };
}

function askSums(ask: Ask, segments: number): Promise<Row[]> {
  const flags = Array.from({ length: segments }, (_, index) => `in${index}`).join(', ');
  return ask(
    (
      members,
    ) => `SELECT ${flags}, count(*) AS n, coalesce(sum(value), 0) AS total, coalesce(var_pop(value), 0) AS spread,
       min(value) AS lowest, max(value) AS highest, coalesce(sum(abs(value)), 0) AS absolute,
       CAST(min(day) AS VARCHAR) AS first_day, CAST(max(day) AS VARCHAR) AS last_day
     FROM ${members} GROUP BY ${flags} ORDER BY ${flags}`,
  );
}

/** The medians of all segments, from the values at the places that decide them and their intervals. */
async function askMiddles(ask: Ask, sums: readonly Sums[]): Promise<(Middle | null)[]> {
  const ranks = sums.map(({ n }) => ranksOf(n));
  const wanted = ranks.flatMap((each, index) =>
    each === null ? [] : [`(segment = ${index} AND place IN (${Object.values(each).join(', ')}))`],
  );
  if (wanted.length === 0) return sums.map(() => null);
  // Accounts of the same value may stand in any order: what is at a place is the same.
  const each = (members: string) =>
    sums.map((_, index) => `SELECT ${index} AS segment, value FROM ${members} WHERE in${index}`);
  const rows = await ask<{ segment: number; place: number; value: number | null }>(
    (members) => `WITH placed AS (
       SELECT segment, value, row_number() OVER (PARTITION BY segment ORDER BY value NULLS LAST) AS place
       FROM (${each(members).join(' UNION ALL ')}) AS by_segment
     ) SELECT segment, place, value FROM placed WHERE ${wanted.join(' OR ')}`,
  );
  const values = new Map(rows.map(({ segment, place, value }) => [`${segment} ${place}`, value]));
  return ranks.map(
    (rank, index) => rank && middleOf(rank, (place) => values.get(`${index} ${place}`) ?? null),
  );
}

/** Sums of several parts as one, the variance after Chan, Golub and LeVeque (1983). */
function addUp(rows: readonly Row[]): Sums {
  let [n, sum, squares, absolute] = [0, 0, 0, 0];
  for (const row of rows) {
    const [more, total] = [Number(row['n']), Number(row['total'])];
    const apart = n === 0 ? 0 : total / more - sum / n;
    squares += Number(row['spread']) * more + (apart * apart * n * more) / (n + more);
    n += more;
    sum += total;
    absolute += Number(row['absolute']);
  }
  const allOf = (column: string) => rows.flatMap((row) => row[column] ?? []);
  return {
    ...{ n, sum, absolute },
    variance: n < 2 ? 0 : squares / (n - 1),
    lowest: Math.min(...allOf('lowest').map(Number)),
    highest: Math.max(...allOf('highest').map(Number)),
    from: allOf('first_day').map(String).sort()[0] ?? null,
    to: allOf('last_day').map(String).sort().at(-1) ?? null,
  };
}

interface Ranks {
  readonly low: number;
  readonly before: number;
  readonly lower: number;
  readonly upper: number;
  readonly after: number;
  readonly high: number;
}

function ranksOf(n: number): Ranks | null {
  const interval = medianRanks(n);
  if (interval === null) return null;
  const [lower, upper] = [Math.floor((n + 1) / 2), Math.ceil((n + 1) / 2)];
  return { ...interval, before: lower - 1, lower, upper, after: upper + 1 };
}

function middleOf(ranks: Ranks, valueAt: (place: number) => number | null): Middle | null {
  const [low, before, lower, upper, after, high] = [
    valueAt(ranks.low),
    valueAt(ranks.before),
    valueAt(ranks.lower),
    valueAt(ranks.upper),
    valueAt(ranks.after),
    valueAt(ranks.high),
  ];
  if (low === null || before === null || lower === null || upper === null) return null;
  const median = (lower + upper) / 2;
  const influence = Math.max(median - before, (after ?? Infinity) - median);
  return { median, low, high: high ?? Infinity, influence };
}
