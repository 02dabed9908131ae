import type { Comparison } from '../../schemas/insights/figures.ts';
import type { UseCaseInsight, UseCaseInsights, UseCasesOfScope } from '../../schemas/insights/use-cases.ts';
import { describeComparison } from '../statistics/compare-shares.ts';
import { findStandouts } from '../statistics/find-standouts.ts';
import type { Snapshot } from '../../schemas/snapshot.ts';
import { doneSql } from '../done-sql.ts';
import type { Study } from '../study.ts';
import { asLookedFor } from './learn-pains.ts';
import { MOST_ITEMS, readPatterns, tally, type ScopePattern, type Things } from './read-patterns.ts';

/** What was done later may be done because the account stayed; and who left sooner had no time to do it. */
const EARLY_DAYS = 30;

interface Mapped {
  readonly id: string;
  readonly actions: readonly string[];
}

/**
 * Which use cases, known by the actions that belong to them, go with staying and with growing when they are done in the
 * first 30 days. For each of the two a segment is one question, half of it on the use cases that its file lists; only
 * what goes with success is looked for. Where `study` holds part of the accounts, `whole` are all of them.
 */
export async function learnUseCases(study: Study, whole = study): Promise<UseCaseInsights> {
  const { project, snapshot, columns, outcome, scopes } = study;
  const written = project.useCases.filter(({ locale }) => locale === project.defaultLocale);
  const mapped = written
    .map(({ id, data }): Mapped => ({ id, actions: data.actions ?? actionsAbout(study, id) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const asked = mapped.filter(({ actions }) => actions.length > 0).slice(0, MOST_ITEMS);
  const unmapped = mapped.filter((useCase) => !asked.includes(useCase)).map(({ id }) => id);
  const nothing = (reason: string | null): UseCaseInsights => ({
    scopes: [],
    unmapped,
    unknownActions: [],
    reason,
  });
  if (!snapshot.facts.tables.actions || mapped.length === 0 || !outcome) return nothing(null);
  if (asked.length === 0) {
    return nothing(
      'Neither content/use-cases/ nor content/actions.yaml says by which actions of your data they are known.',
    );
  }
  if (!columns.has('signed_up_at')) {
    return nothing(
      'The accounts have no signed_up_at, so what they did early cannot be told from what they did later.',
    );
  }
  const [stayed = [], grown] = await readPatterns(study, {
    ...actionsSql(snapshot, asked),
    items: asked.map(({ id }) => id),
    askedIn: () => asked.map((_, index) => index),
    among: `${outcome.mature} AND ${stillThere(columns)}`,
    good: outcome.grown === null ? [outcome.stayed] : [outcome.stayed, outcome.grown],
    byNumber: false,
  });
  return {
    scopes: scopes.map(({ segment }, scope): UseCasesOfScope => {
      const listed = listedIn(study, segment);
      const groups = [true, false].map((of) =>
        asked.flatMap(({ id }, index) => (listed.has(id) === of ? [index] : [])),
      );
      const [stay, grow] = [compare(stayed, scope, groups), grown && compare(grown, scope, groups)];
      const useCases = asked.flatMap(({ id }, index): UseCaseInsight[] => {
        const comparison = stay.get(index);
        if (!comparison) return [];
        const [useCase, accounts] = [id, comparison.among.n];
        return [
          { useCase, accounts, stayed: comparison, grown: grow?.get(index) ?? null, listed: listed.has(id) },
        ];
      });
      return { segment, useCases: useCases.sort(byImportance) };
    }),
    unmapped,
    unknownActions: await findUnknownActions([study, whole], asked),
    reason: null,
  };
}

/** Accounts that were still customers when the early days were over. */
function stillThere(columns: ReadonlySet<string>): string {
  if (!columns.has('churned_at')) return 'TRUE';
  return `(churned_at IS NULL OR churned_at >= signed_up_at + INTERVAL '${EARLY_DAYS}' DAY)`;
}

/** A use case that names no actions of its own is known by those whose words lead to it. */
function actionsAbout({ project }: Study, useCase: string): string[] {
  return Object.entries(project.actions).flatMap(([action, words]) =>
    words.useCase === useCase ? [action] : [],
  );
}

/** A row for each action of a use case that an account did first in its early days; an action may belong to several. */
function actionsSql(snapshot: Snapshot, asked: readonly Mapped[]): Pick<Things, 'sql' | 'parameters'> {
  const pairs = asked.flatMap(({ id, actions }) => actions.map((action) => [id, action] as const));
  const mapped = pairs.map((_, index) => `(CAST($u${index} AS VARCHAR), CAST($a${index} AS VARCHAR))`);
  const names = pairs.map((_, index) => `$a${index}`);
  return {
    sql: `SELECT early.account_id AS account_id, mapped.item AS item
      FROM (SELECT done.account_id, done.action
        FROM ${doneSql(snapshot)} JOIN accounts ON accounts.account_id = done.account_id
        WHERE done.action IN (${names.join(', ')})
          AND done.first_at < accounts.signed_up_at + INTERVAL '${EARLY_DAYS}' DAY
        GROUP BY done.account_id, done.action, accounts.signed_up_at
        HAVING min(done.first_at) >= accounts.signed_up_at) AS early
      JOIN (VALUES ${mapped.join(', ')}) AS mapped(item, action) ON mapped.action = early.action`,
    parameters: Object.fromEntries(
      pairs.flatMap(([id, action], index) => [
        [`u${index}`, id],
        [`a${index}`, action],
      ]),
    ),
  };
}

/** The use cases that the segment's file lists; of all accounts, those that any does. */
export function listedIn({ project }: Pick<Study, 'project'>, segment: string | null): ReadonlySet<string> {
  const files = project.segments.filter(({ id }) => segment === null || id === segment);
  return new Set(files.flatMap(({ data }) => data.useCases));
}

function compare(
  patterns: readonly ScopePattern[],
  scope: number,
  groups: readonly (readonly number[])[],
): ReadonlyMap<number, Comparison> {
  const ofScope = patterns.filter((pattern) => pattern.scope === scope);
  const standouts = findStandouts(ofScope, { groups, looksFor: 'better' });
  const all = tally(ofScope);
  return new Map(
    groups.flat().map((useCase) => {
      const did = tally(ofScope.filter(({ features }) => features.includes(useCase)));
      const { found, p } = standouts.get(useCase) ?? { found: false, p: null };
      const comparison = describeComparison(
        { among: { count: did.good, n: did.n }, others: { count: all.good - did.good, n: all.n - did.n } },
        p,
      );
      return [useCase, asLookedFor(comparison, found)] as const;
    }),
  );
}

/** Actions that nobody ever did: what the first studies do not know is asked of the next one. */
async function findUnknownActions(studies: readonly Study[], asked: readonly Mapped[]) {
  let unknown = [...new Set(asked.flatMap(({ actions }) => actions))];
  for (const { snapshot } of new Set(studies)) {
    if (unknown.length === 0) break;
    const names = unknown.map((action, index) => [`a${index}`, action] as const);
    const rows = await snapshot.query<{ action: string }>(
      `SELECT DISTINCT action FROM ${doneSql(snapshot)} WHERE action IN (${names.map(([name]) => `$${name}`).join(', ')})`,
      Object.fromEntries(names),
    );
    const known = new Set(rows.map(({ action }) => action));
    unknown = unknown.filter((action) => !known.has(action));
  }
  return asked.flatMap(({ id, actions }) =>
    actions.filter((action) => unknown.includes(action)).map((action) => ({ useCase: id, action })),
  );
}

function byImportance(a: UseCaseInsight, b: UseCaseInsight): number {
  const pays = ({ stayed, grown }: UseCaseInsight) =>
    Number(stayed.verdict === 'better') * 2 + Number(grown?.verdict === 'better');
  return pays(b) - pays(a) || b.accounts - a.accounts || (a.useCase < b.useCase ? -1 : 1);
}
