import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Candidate } from './candidates.ts';
import type { Feature } from './features.ts';
import type { Model } from './model.ts';

/** SQL with the texts that it compares with. */
export interface ScoreSql {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** The log-odds of a model as SQL over one row of the accounts joined with their history: `predict`, said once more. */
export function scoreSql({ intercept, terms }: Model, candidates: readonly Candidate[]): ScoreSql {
  const parameters: Record<string, SqlValue> = {};
  const bind = (text: string): string => {
    const name = `level${Object.keys(parameters).length}`;
    parameters[name] = text;
    return `$${name}`;
  };
  const columns = new Map(candidates.map(({ name, sql }) => [name, sql]));
  const sums = terms.map(({ feature, weight }) => {
    const raw = rawSql(feature.reads, columns.get(feature.column) ?? 'NULL', bind);
    return `${literal(weight / feature.deviation)} * (${raw} - ${literal(feature.mean)})`;
  });
  return { sql: [literal(intercept), ...sums].join(' + '), parameters };
}

function rawSql(reads: Feature['reads'], column: string, bind: (text: string) => string): string {
  const text = `CAST(${column} AS VARCHAR)`;
  switch (reads.as) {
    case 'number': {
      const number = `coalesce(CAST(${column} AS DOUBLE PRECISION), ${literal(reads.median)})`;
      return `least(greatest(${number}, ${literal(reads.low)}), ${literal(reads.high)})`;
    }
    case 'empty':
      return `CASE WHEN ${column} IS NULL THEN 1 ELSE 0 END`;
    case 'level':
      return `CASE WHEN ${text} = ${bind(reads.level)} THEN 1 ELSE 0 END`;
    case 'other':
      return `CASE WHEN ${text} NOT IN (${reads.levels.map(bind).join(', ')}) THEN 1 ELSE 0 END`;
  }
}

/** With an exponent, a number of SQL is a floating one; without, DuckDB takes it for a decimal, which overflows. */
function literal(value: number): string {
  return `(${value.toExponential()})`;
}
