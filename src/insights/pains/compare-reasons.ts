import type { PainInsight } from '../../schemas/insights/pains.ts';
import { scopesSql } from '../scopes-sql.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { measureShare } from '../statistics/share.ts';
import type { Study } from '../study.ts';

/** Accounts of one kind that lie in the same segments, by what they named. */
interface Named {
  /** As `ScopesSql.within`. */
  readonly within: string;
  /** Place in the list of pains; -1 for accounts that named any, of the list or not. */
  readonly pain: number;
  readonly n: number;
}

export type Reasons = ReadonlyMap<number, Pick<PainInsight, 'comparison' | 'share'>>;

/**
 * Pains that were recorded for one kind of accounts alone, those that stayed or those that left: how frequent each one is,
 * and in a segment whether more than in the accounts outside it. `askedIn` gives the pains of a scope by number; the
 * answer gives the scopes in their order.
 */
export async function compareReasons(
  study: Study,
  kind: 'stayed' | 'left',
  pains: readonly string[],
  askedIn: (scope: number) => readonly number[],
): Promise<Reasons[]> {
  const rows = await readNamed(study, kind, pains);
  const count = (among: readonly Named[], of: number) =>
    among.reduce((sum, { pain, n }) => (pain === of ? sum + n : sum), 0);
  const everybody = rows.filter(({ within }) => !within.endsWith('-'));
  return study.scopes.map((_, scope): Reasons => {
    const inside = scope === 0 ? everybody : rows.filter(({ within }) => within[scope - 1] === '1');
    const outside = everybody.filter(({ within }) => within[scope - 1] === '0');
    const [answers, elsewhere] = [count(inside, ANY), count(outside, ANY)];
    const compared = compareShares(
      askedIn(scope).map((pain) => ({
        among: { count: count(inside, pain), n: answers },
        others: { count: count(outside, pain), n: elsewhere },
      })),
    );
    return new Map(
      askedIn(scope).map((pain, index) => [
        pain,
        {
          comparison: scope === 0 ? null : (compared[index] ?? null),
          share: measureShare(count(inside, pain), answers),
        },
      ]),
    );
  });
}

const ANY = -1;

async function readNamed(study: Study, kind: 'stayed' | 'left', pains: readonly string[]): Promise<Named[]> {
  const { outcome } = study;
  if (outcome === null) return [];
  const { within, parameters } = scopesSql(study);
  const names = pains.map((pain, index) => [`i${index}`, pain] as const);
  const codes = names.map(([name], index) => `(CAST($${name} AS VARCHAR), ${index})`);
  const isKind = kind === 'stayed' ? outcome.stayed : `NOT ${outcome.stayed}`;
  return study.snapshot.query<Named & Record<string, string | number>>(
    `WITH known AS (
       SELECT account_id, ${within} AS within FROM accounts WHERE ${outcome.mature} AND ${isKind}
     ), codes (name, pain) AS (
       VALUES ${codes.join(', ')}
     ), named AS (
       SELECT DISTINCT account_id, codes.pain AS pain FROM pains JOIN codes ON name = pains.pain
       UNION ALL SELECT DISTINCT account_id, ${ANY} AS pain FROM pains
     )
     SELECT within, pain, count(*) AS n FROM known JOIN named ON named.account_id = known.account_id
     GROUP BY within, pain ORDER BY within, pain`,
    { ...parameters, ...Object.fromEntries(names) },
  );
}
