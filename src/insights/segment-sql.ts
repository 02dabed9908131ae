import { KithError } from '../core/errors.ts';
import { quoteName } from '../core/quote-name.ts';
import type { Condition, Rule } from '../schemas/rule.ts';
import type { SqlValue } from '../schemas/snapshot.ts';

/** A condition over accounts as SQL of the portable subset, with its parameters. */
export interface WhereClause {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** The parameters of several conditions together; no two of a study share one. */
export function parametersOf(
  conditions: readonly { readonly where: WhereClause }[],
): Record<string, SqlValue> {
  return Object.fromEntries(conditions.flatMap(({ where }) => Object.entries(where.parameters)));
}

/**
 * The accounts of a segment as SQL: every line of the rule must hold; of a list of blocks, any one. Its parameters
 * begin with `prefix`, so that the rules of several segments can stand in one statement.
 * @throws a KithError that names the known columns where the rule uses one that the accounts do not have
 */
export function segmentSql(
  segment: string,
  rule: Rule,
  columns: ReadonlySet<string>,
  prefix = 'p',
): WhereClause {
  const parameters: Record<string, SqlValue> = {};
  const bind = (value: SqlValue): string => {
    const name = `${prefix}${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `$${name}`;
  };
  const blocks = Array.isArray(rule) ? rule : [rule];
  const alternatives = blocks.map((block) => {
    const lines = Object.entries(block).map(([column, condition]) => {
      if (!columns.has(column)) throw unknownColumn(segment, column, columns);
      return conditionSql(quoteName(column), condition, bind);
    });
    return lines.length === 0 ? 'TRUE' : lines.join(' AND ');
  });
  return { sql: `(${alternatives.map((sql) => `(${sql})`).join(' OR ')})`, parameters };
}

type Bind = (value: SqlValue) => string;
type Scalar = string | number | boolean;

function conditionSql(column: string, condition: Condition, bind: Bind): string {
  if (Array.isArray(condition))
    return `(${condition.map((value) => equals(column, value, bind)).join(' OR ')})`;
  if (typeof condition !== 'object') return equals(column, condition, bind);
  const { min, max, not } = condition as { min?: Scalar; max?: Scalar; not?: Scalar | Scalar[] };
  const parts: string[] = [];
  if (min !== undefined) parts.push(`${comparable(column, min)} >= ${bind(min)}`);
  if (max !== undefined) parts.push(`${comparable(column, max)} <= ${bind(max)}`);
  for (const value of not === undefined ? [] : [not].flat()) {
    parts.push(`(${column} IS NULL OR NOT ${equals(column, value, bind)})`);
  }
  return parts.join(' AND ');
}

function equals(column: string, value: Scalar, bind: Bind): string {
  return `${comparable(column, value)} = ${bind(value)}`;
}

/** The column in the type of the value that it is compared with. */
function comparable(column: string, value: Scalar): string {
  if (typeof value === 'number') return `CAST(${column} AS DOUBLE PRECISION)`;
  if (typeof value === 'boolean') return `CAST(${column} AS BOOLEAN)`;
  return `CAST(${column} AS VARCHAR)`;
}

function unknownColumn(segment: string, column: string, columns: ReadonlySet<string>): KithError {
  return new KithError(`The accounts have no column "${column}"`, {
    hint: `Known columns: ${[...columns].sort().join(', ')}. A "sql:" in content/sources.yaml can add one.`,
    where: { file: `content/segments/${segment}.mdx`, key: `accounts.${column}` },
  });
}
