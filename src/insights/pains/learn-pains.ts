import type { Comparison } from '../../schemas/insights/figures.ts';
import type { PainInsight, PainInsights } from '../../schemas/insights/pains.ts';
import { describeComparison } from '../statistics/compare-shares.ts';
import { findStandouts } from '../statistics/find-standouts.ts';
import type { Study } from '../study.ts';
import { compareReasons, type Reasons } from './compare-reasons.ts';
import { findGuides } from './find-guides.ts';
import { readPainCounts, type PainCount } from './read-pain-counts.ts';
import { MOST_ITEMS, readPatterns, tally, type ScopePattern } from './read-patterns.ts';

/** Bits of a whole number that JavaScript holds exactly, with room. */
const MOST_PAINS = 50;

/** Where so few of one kind of accounts named a pain for each of the other kind, pains were recorded for the other alone. */
const ONE_KIND = 0.05;

/** Where the shares that named any pain differ by more than this, the accounts were not asked alike. */
const ASKED_ALIKE = 0.1;

/**
 * Which pains the accounts that stayed name more often than those that left, in all and in each segment.
 *
 * What belongs together: every segment has a page of its own to be written, so its pains are one question. Half of the
 * doubt goes to the pains of which the page speaks already, half to the others: which of ours first, and what is missing.
 * Only what is named more often by those that stayed is looked for.
 */
export async function learnPains(study: Study): Promise<PainInsights> {
  const { outcome, snapshot, scopes } = study;
  if (!snapshot.facts.tables.pains) return { recordedFor: 'none', onlyAnswers: false, scopes: [] };
  const counts = await readPainCounts(study);
  const pains = choosePains(study, counts);
  const askedIn = (scope: number) => chooseInScope(study, counts, pains, scope);
  const named = await readNamed(study, pains, askedIn);
  const patterns = named.filter(({ mature }) => mature);
  const recordedFor = outcome ? whoNamed(patterns) : 'none';
  const onlyAnswers = recordedFor === 'both' && !isAskedAlike(patterns);
  const comparable = patterns.filter(({ any }) => any || !onlyAnswers);
  const isOneKind = recordedFor === 'stayed' || recordedFor === 'left';
  const reasons = isOneKind ? await compareReasons(study, recordedFor, pains, askedIn) : [];
  return {
    recordedFor,
    onlyAnswers,
    scopes: scopes.map(({ segment }, scope) => {
      const written = painsWritten(study, segment);
      const groups = [true, false].map((of) =>
        askedIn(scope).filter((pain) => written.has(pains[pain] ?? '') === of),
      );
      const compared = recordedFor === 'both' ? compareKinds(comparable, scope, groups) : reasons[scope];
      const ofScope = named.filter((pattern) => pattern.scope === scope);
      const insights = askedIn(scope).map((pain): PainInsight => {
        const name = pains[pain] ?? '';
        return {
          pain: name,
          accounts: tally(ofScope.filter(({ features }) => features.includes(pain))).n,
          ...(compared?.get(pain) ?? { comparison: null, share: null }),
          written: written.has(name),
          guides: findGuides(study.project, name, segment),
        };
      });
      return {
        segment,
        accounts: tally(ofScope).n,
        answers: tally(ofScope.filter(({ any }) => any)).n,
        pains: insights.filter(({ accounts }) => accounts > 0).sort(byImportance),
      };
    }),
  };
}

/** All accounts by the pains that they named, and how many of them stayed. */
async function readNamed(
  study: Study,
  pains: readonly string[],
  askedIn: (scope: number) => readonly number[],
): Promise<ScopePattern[]> {
  const [patterns = []] = await readPatterns(study, {
    sql: 'SELECT account_id, pain AS item FROM pains',
    items: pains,
    askedIn,
    among: 'TRUE',
    good: [study.outcome?.stayed ?? 'FALSE'],
    byNumber: false,
  });
  return patterns;
}

/** The pains that are looked at anywhere, those of most accounts first. */
function choosePains({ project }: Study, counts: readonly PainCount[]): string[] {
  const accounts = new Map<string, number>();
  for (const { pain, named: n } of counts) accounts.set(pain, Math.max(accounts.get(pain) ?? 0, n));
  const written = project.segments.flatMap(({ data }) => data.pains.map(({ pain }) => pain));
  for (const pain of written) if (!accounts.has(pain)) accounts.set(pain, 0);
  return [...accounts]
    .sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
    .slice(0, MOST_PAINS)
    .map(([pain]) => pain);
}

/** In one scope: the pains of its text, then the most frequent ones, by number. */
function chooseInScope(
  study: Study,
  counts: readonly PainCount[],
  pains: readonly string[],
  scope: number,
): number[] {
  const segment = study.scopes[scope]?.segment ?? null;
  const written = segment === null ? [] : [...painsWritten(study, segment)];
  const frequent = counts.filter((row) => row.scope === scope).map(({ pain }) => pain);
  const chosen = [...new Set([...written, ...frequent])].map((pain) => pains.indexOf(pain));
  return chosen.filter((pain) => pain >= 0).slice(0, MOST_ITEMS);
}

/** The pains of which the segment's text speaks; of all accounts, those of which any does. */
export function painsWritten(
  { project }: Pick<Study, 'project'>,
  segment: string | null,
): ReadonlySet<string> {
  const texts = project.segments.filter(({ id }) => segment === null || id === segment);
  return new Set(texts.flatMap(({ data }) => data.pains.map(({ pain }) => pain)));
}

function whoNamed(patterns: readonly ScopePattern[]): PainInsights['recordedFor'] {
  const { stayed, left } = coverage(patterns);
  if (stayed === 0 && left === 0) return 'none';
  if (stayed <= ONE_KIND * left) return 'left';
  return left <= ONE_KIND * stayed ? 'stayed' : 'both';
}

function isAskedAlike(patterns: readonly ScopePattern[]): boolean {
  const { stayed, left } = coverage(patterns);
  return Math.abs(stayed - left) <= ASKED_ALIKE;
}

/** Of those that stayed and of those that left, the shares that named any pain. */
function coverage(patterns: readonly ScopePattern[]): { stayed: number; left: number } {
  const everybody = patterns.filter(({ scope }) => scope === 0);
  const [all, named] = [tally(everybody), tally(everybody.filter(({ any }) => any))];
  const share = (count: number, n: number) => (n === 0 ? 0 : count / n);
  return { stayed: share(named.good, all.good), left: share(named.n - named.good, all.n - all.good) };
}

function compareKinds(
  patterns: readonly ScopePattern[],
  scope: number,
  groups: readonly (readonly number[])[],
): Reasons {
  const ofScope = patterns.filter((pattern) => pattern.scope === scope);
  const standouts = findStandouts(ofScope, { groups, looksFor: 'better' });
  const all = tally(ofScope);
  return new Map(
    groups.flat().map((pain) => {
      const named = tally(ofScope.filter(({ features }) => features.includes(pain)));
      const { found, p } = standouts.get(pain) ?? { found: false, p: null };
      const comparison = describeComparison(
        {
          among: { count: named.good, n: all.good },
          others: { count: named.n - named.good, n: all.n - all.good },
        },
        p,
      );
      return [pain, { comparison: asLookedFor(comparison, found), share: null }] as const;
    }),
  );
}

/** What held only while others were held equal, and is the other way round as it stands, is no finding to be told. */
export function asLookedFor(comparison: Comparison, found: boolean): Comparison {
  if (comparison.verdict === 'too-few') return comparison;
  return found && comparison.verdict === 'better' ? comparison : { ...comparison, verdict: 'unclear' };
}

function byImportance(a: PainInsight, b: PainInsight): number {
  const pays = ({ comparison }: PainInsight) => Number(comparison?.verdict === 'better');
  return pays(b) - pays(a) || b.accounts - a.accounts || (a.pain < b.pain ? -1 : 1);
}
