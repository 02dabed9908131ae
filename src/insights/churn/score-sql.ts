import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Candidate } from './candidates.ts';
import type { Feature } from './features.ts';
import type { Model, Term } from './model.ts';

/** SQL with the texts that it compares with. */
export interface ScoreSql {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/**
 * The log-odds of a model as SQL over one row of the accounts joined with their history: `predict`, said once more. All texts
 * of a column that have a weight stand in one CASE, which looks at each account once.
 */
export function scoreSql({ intercept, terms }: Model, candidates: readonly Candidate[]): ScoreSql {
  const parameters: Record<string, SqlValue> = {};
  const bind = (text: string): string => {
    const name = `level${Object.keys(parameters).length}`;
    parameters[name] = text;
    return `$${name}`;
  };
  const columns = new Map(candidates.map(({ name, sql }) => [name, sql]));
  const columnOf = (name: string) => columns.get(name) ?? 'NULL';
  const sums = terms.flatMap(({ feature, weight }) => {
    if (feature.reads.as === 'level') return [];
    const raw = rawSql(feature.reads, columnOf(feature.column), bind);
    return `${literal(weight / feature.deviation)} * (${raw} - ${literal(feature.mean)})`;
  });
  const texts = textSums(terms, columnOf, bind);
  return { sql: [literal(intercept + texts.atNone), ...sums, ...texts.sums].join(' + '), parameters };
}

/** What accounts win by the texts of each column; `atNone` is what those win that have none of them. */
function textSums(terms: readonly Term[], columnOf: (name: string) => string, bind: Bind) {
  const ofTexts = terms.filter(({ feature }) => feature.reads.as === 'level');
  const byColumn = Map.groupBy(ofTexts, ({ feature }) => feature.column);
  const sums = [...byColumn].map(([column, each]) => {
    const cases = each.map(({ feature: { reads, deviation }, weight }) =>
      reads.as === 'level' ? `WHEN ${bind(reads.level)} THEN ${literal(weight / deviation)}` : '',
    );
    return `CASE CAST(${columnOf(column)} AS VARCHAR) ${cases.join(' ')} ELSE 0 END`;
  });
  const atNone = ofTexts.reduce(
    (sum, { feature: { mean, deviation }, weight }) => sum - (weight / deviation) * mean,
    0,
  );
  return { sums, atNone };
}

type Bind = (text: string) => string;

function rawSql(reads: Exclude<Feature['reads'], { as: 'level' }>, column: string, bind: Bind): string {
  const text = `CAST(${column} AS VARCHAR)`;
  switch (reads.as) {
    case 'number': {
      const number = `coalesce(CAST(${column} AS DOUBLE PRECISION), ${literal(reads.median)})`;
      return `least(greatest(${number}, ${literal(reads.low)}), ${literal(reads.high)})`;
    }
    case 'empty':
      return `CASE WHEN ${column} IS NULL THEN 1 ELSE 0 END`;
    case 'other':
      return `CASE WHEN ${text} NOT IN (${reads.levels.map(bind).join(', ')}) THEN 1 ELSE 0 END`;
  }
}

/** With an exponent, a number of SQL is a floating one; without, DuckDB takes it for a decimal, which overflows. */
function literal(value: number): string {
  return `(${value.toExponential()})`;
}
