import type { SqlValue } from '../schemas/snapshot.ts';
import { parametersOf } from './segment-sql.ts';
import type { Study } from './study.ts';

/** All scopes of a study in one pass over the accounts. A scope is known by its place in `study.scopes`; 0 is all accounts. */
export interface ScopesSql {
  /**
   * Over one row of accounts: a text of `0` and `1`, one for each segment that has a rule. Behind them stands a `-` where a
   * sample holds the account for its segments alone, and not for all accounts.
   */
  readonly within: string;
  /** A relation `scopes(scope)` with one row for each scope. */
  readonly relation: string;
  /** Whether the account with this `within` belongs to `scope`. */
  readonly belongs: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** An account that lies in several segments counts in each of them. */
export function scopesSql({ scopes, asOf }: Pick<Study, 'scopes' | 'asOf'>): ScopesSql {
  const [all, ...segments] = scopes;
  const digits = segments.map(({ where }) => `CASE WHEN ${where.sql} THEN '1' ELSE '0' END`);
  const among = `CASE WHEN ${all?.where.sql ?? 'TRUE'} THEN '' ELSE '-' END`;
  return {
    within: `(${[...digits, among].join(' || ')})`,
    relation: `(VALUES ${scopes.map((_, scope) => `(${scope})`).join(', ')}) AS scopes(scope)`,
    belongs: `CASE WHEN scope = 0 THEN within NOT LIKE '%-' ELSE substr(within, scope, 1) = '1' END`,
    parameters: { asOf, ...parametersOf(scopes) },
  };
}
