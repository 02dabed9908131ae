import { AdvocateWeightsSchema, type AdvocateInput } from '../../schemas/program.ts';
import { churnedSql } from '../columns.ts';
import type { Study } from '../study.ts';
import { ANSWERS, LAST_COMPLAINT, LEAST_TRUST, UNKNOWN_TRUST } from './advocate-score.ts';
import type { AnswerSources } from './answer-sources.ts';
import { COSTS_TOO_MUCH } from './weigh-cost.ts';

/**
 * `advocateScore` as SQL of the portable subset (checked on DuckDB and PostgreSQL), for all customers at once.
 */

/** How many of the best are known by name: of all customers, and of each segment. */
const BEST = { overall: 100, segment: 20 } as const;

/** Inputs that have no scale of their own: they count by their place among all customers, 0-100. */
const PLACED = {
  expansion: 'expansion_mrr',
  ltv: 'ltv',
  retentionCost: 'cost',
  tickets: 'tickets_90d',
} as const;

type Placed = keyof typeof PLACED;

export const PLACED_INPUTS = Object.keys(PLACED) as Placed[];

/** Of those, where less is better. */
const LESS_IS_BETTER: readonly AdvocateInput[] = ['retentionCost', 'tickets'];

export const INPUTS = Object.keys(AdvocateWeightsSchema.shape) as AdvocateInput[];

/** SQL that is true for accounts that are customers on `$asOf`; where the data cannot tell who left, for all. */
function customerSql(columns: ReadonlySet<string>): string {
  const churned = churnedSql(columns);
  const signedUp = '(signed_up_at IS NULL OR signed_up_at <= CAST($asOf AS DATE))';
  return churned === null ? signedUp : `(${signedUp} AND NOT ${churned})`;
}

/** The customers as rows to keep: what the score reads of each, and the scopes it is in. */
export function customersSql(
  { columns, scopes, project }: Study,
  answers: AnswerSources,
): { columns: Readonly<Record<string, string>>; select: string } {
  const memberships = scopes.map(({ where }, scope) => `coalesce(${where.sql}, FALSE) AS in_${scope}`);
  const { freshDays } = project.program.advocates;
  const select = `WITH latest AS (
    SELECT account_id, kind, score,
      row_number() OVER (PARTITION BY account_id, kind ORDER BY "at" DESC, score) AS nth
    FROM surveys
    WHERE "at" < CAST($asOf AS DATE) + INTERVAL '1' DAY AND "at" >= CAST($asOf AS DATE) - INTERVAL '${freshDays}' DAY
      AND (kind = 'nps' OR score BETWEEN 1 AND 5)
  ), answers AS (
    SELECT account_id, max(score) FILTER (WHERE kind = 'nps') AS fresh_nps,
      max(score) FILTER (WHERE kind = 'csat') AS fresh_csat
    FROM latest WHERE nth = 1 GROUP BY account_id
  ), known AS (
    SELECT account_id, health, expansion_mrr, ltv, tickets_90d, nps, csat, usage, ${COST_SHARE} AS cost,
      ${memberships.join(', ')}
    FROM accounts WHERE ${customerSql(columns)}
  )
    SELECT known.account_id, health, expansion_mrr, ltv, tickets_90d, usage, cost,
      ${answers.nps === 'surveys' ? 'fresh_nps' : 'nps'} AS nps,
      ${answers.csat === 'surveys' ? 'fresh_csat' : 'csat'} AS csat,
      ${scopes.map((_, scope) => `in_${scope}`).join(', ')}
    FROM known LEFT JOIN answers ON answers.account_id = known.account_id`;
  return { columns: KEPT(scopes.length), select };
}

/** Names and types, in the order of the SELECT. */
const KEPT = (scopes: number): Record<string, string> => ({
  account_id: 'VARCHAR',
  ...Object.fromEntries(NUMBERS.map((name) => [name, 'DOUBLE PRECISION'])),
  ...Object.fromEntries(Array.from({ length: scopes }, (_, scope) => [`in_${scope}`, 'BOOLEAN'])),
});

const NUMBERS = ['health', 'expansion_mrr', 'ltv', 'tickets_90d', 'usage', 'cost', 'nps', 'csat'];

/** Yearly cost for each unit of yearly revenue; what pays nothing and costs something costs more than anything. */
const COST_SHARE = `CASE WHEN mrr >= 0.01 THEN retention_cost / (mrr * 12)
    WHEN mrr < 0.01 AND retention_cost > 0 THEN 1e9 END`;

const SOURCE: Readonly<Record<AdvocateInput, string>> = {
  health: 'health',
  ...PLACED,
  nps: 'nps',
  csat: 'csat',
  usage: 'usage',
};

/** A name for something about an input; databases fold names to lower case unless they are quoted. */
export const alias = (what: 'v' | 'c' | 'n' | 'w' | 'p', input: AdvocateInput) =>
  `${what}_${input.toLowerCase()}`;

const sum = (terms: readonly string[]) => `(${terms.join(' + ')})`;
const weight = (input: AdvocateInput) => `CAST($${alias('w', input)} AS DOUBLE PRECISION)`;

const COVERAGE = `coalesce(${sum(
  INPUTS.map((input) => `CASE WHEN ${SOURCE[input]} IS NULL THEN 0 ELSE ${weight(input)} END`),
)} / nullif(${sum(INPUTS.map(weight))}, 0), 0)`;

const ENOUGH = '(coverage > 0 AND coverage >= CAST($minimumCoverage AS DOUBLE PRECISION))';

/** One row: the figures that all customers, a table, are held against, and the counts of each scope. */
export function totalsSql(customers: string, scopes: number): string {
  const counts = Array.from({ length: scopes }, (_, scope) => {
    const within = `FILTER (WHERE in_${scope}`;
    return `count(*) ${within}) AS customers_${scope}, count(*) ${within} AND ${ENOUGH}) AS scored_${scope},
      avg(coverage) ${within}) AS coverage_${scope}, count(cost) ${within}) AS costs_${scope},
      count(*) ${within} AND cost > ${COSTS_TOO_MUCH}) AS too_much_${scope}`;
  });
  const sizes = PLACED_INPUTS.map((input) => `count(${PLACED[input]}) AS ${alias('n', input)}`);
  return `WITH covered AS (SELECT *, ${COVERAGE} AS coverage FROM ${customers})
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY usage) AS median_usage, ${[...sizes, ...counts].join(', ')}
    FROM covered`;
}

/** The best of each scope, with what the score was made of. */
export function bestSql(customers: string, scopes: number): string {
  const flags = Array.from({ length: scopes }, (_, scope) => `in_${scope}`).join(', ');
  const values = INPUTS.map((input) => `${valueSql(input)} AS ${alias('v', input)}`).join(', ');
  const places = PLACED_INPUTS.map((input) => `${alias('p', input)} AS (${placesSql(customers, input)})`);
  const joins = PLACED_INPUTS.map(
    (input) => `LEFT JOIN ${alias('p', input)} ON ${alias('p', input)}.placed = ${PLACED[input]}`,
  );
  const counted = INPUTS.map((input) => `${countedSql(input)} AS ${alias('c', input)}`).join(', ');
  const best = Array.from(
    { length: scopes },
    (_, scope) =>
      `(SELECT ${scope} AS scope, * FROM scored WHERE in_${scope}
        ORDER BY score DESC, account_id LIMIT ${scope === 0 ? BEST.overall : BEST.segment})`,
  );
  const vs = INPUTS.map((input) => alias('v', input));
  return `WITH ${places.join(', ')}, valued AS (
    SELECT account_id, ${flags}, ${COVERAGE} AS coverage, ${TRUST} AS trust, ${values}
    FROM ${customers} ${joins.join(' ')}
  ), weighed AS (
    SELECT account_id, ${flags}, coverage, ${vs.join(', ')}, ${counted} FROM valued WHERE ${ENOUGH}
  ), scored AS MATERIALIZED (
    SELECT account_id, ${flags}, coverage, ${vs.join(', ')},
      ${sum(INPUTS.map((input) => `coalesce(${alias('c', input)} * ${alias('v', input)}, 0)`))} / ${sum(INPUTS.map((input) => alias('c', input)))} AS score
    FROM weighed
  ) ${best.join(' UNION ALL ')}`;
}

/** An input scaled to 0-100, more is better. */
function valueSql(input: AdvocateInput): string {
  if (input in PLACED) {
    const place = `${alias('p', input)}.place`;
    return LESS_IS_BETTER.includes(input) ? `100 - ${place}` : place;
  }
  const value = { nps: 'nps * 10', csat: '(csat - 1) * 25' }[input as string] ?? input;
  return `CAST(${value} AS DOUBLE PRECISION)`;
}

/**
 * Mid-rank percentile of each value of an input: half of the ties count as below. Values are sorted, once each, and not
 * customers with all that is known of them.
 */
function placesSql(customers: string, input: Placed): string {
  const upTo = 'CAST(sum(ties) OVER (ORDER BY placed) AS DOUBLE PRECISION)';
  return `SELECT placed, 50 * (2 * ${upTo} - ties) / CAST($${alias('n', input)} AS DOUBLE PRECISION) AS place
    FROM (SELECT ${PLACED[input]} AS placed, count(*) AS ties FROM ${customers}
      WHERE ${PLACED[input]} IS NOT NULL GROUP BY ${PLACED[input]}) AS counted`;
}

const MEDIAN_USAGE = 'CAST($medianUsage AS DOUBLE PRECISION)';
const TRUST = `CASE WHEN usage IS NULL OR ${MEDIAN_USAGE} IS NULL THEN ${UNKNOWN_TRUST}
    WHEN usage <= 0 THEN ${LEAST_TRUST} WHEN usage >= ${MEDIAN_USAGE} THEN 1
    ELSE ${LEAST_TRUST} + ${1 - LEAST_TRUST} * (usage / ${MEDIAN_USAGE}) END`;

/** How much of an input's weight counts for an account. */
function countedSql(input: AdvocateInput): string {
  const trusted = `CASE WHEN ${alias('v', input)} > ${LAST_COMPLAINT} THEN trust ELSE 1 END * ${weight(input)}`;
  const counted = ANSWERS.includes(input) ? trusted : weight(input);
  return `CASE WHEN ${alias('v', input)} IS NULL THEN 0 ELSE ${counted} END`;
}
