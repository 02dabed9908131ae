import type { TopicInsights } from '../../schemas/insights/pains.ts';
import { describeComparison } from '../statistics/compare-shares.ts';
import { findStandouts, type Standout } from '../statistics/find-standouts.ts';
import type { Study } from '../study.ts';
import { MOST_ITEMS, readPatterns, tally, type ScopePattern } from './read-patterns.ts';

/** The time before leaving, or before today, whose tickets count: as long for everybody. */
const WINDOW_DAYS = 90;

type TopicsOfScope = TopicInsights['scopes'][number];

/**
 * Which topics of tickets accounts had before they left, more than customers have today. Who leaves has more tickets
 * of every kind, so accounts are compared with those that have as many. What to mend is decided once, so all accounts are
 * one question, and the segments, which look closer at the same, are together one more. Only topics that go with leaving
 * are looked for.
 */
export async function learnTopics(study: Study): Promise<TopicInsights> {
  const { outcome, snapshot, columns, scopes } = study;
  const nothing = (reason: string | null): TopicInsights => ({ scopes: [], reason });
  if (!snapshot.facts.tables.tickets?.columns.includes('topic') || !outcome) return nothing(null);
  if (!columns.has('churned_at')) {
    return nothing(
      'The data does not say when accounts left, so tickets before leaving cannot be told from others.',
    );
  }
  const topics = await readTopics(study);
  const asked = topics.map((_, index) => index);
  const [patterns = []] = await readPatterns(study, {
    sql: ticketsSql(columns),
    items: topics,
    askedIn: () => asked,
    among: `${outcome.mature} AND ${dated(columns)}`,
    good: [outcome.stayed],
    byNumber: true,
  });
  const standouts = findInScopes(patterns, scopes.length, topics.length);
  return {
    scopes: scopes.map(({ segment }, scope) => {
      const standoutOf = (topic: number) => standouts.get(scope * topics.length + topic);
      return { segment, topics: compareTopics(patterns, scope, topics, standoutOf) };
    }),
    reason: null,
  };
}

async function readTopics({ snapshot }: Study): Promise<string[]> {
  const rows = await snapshot.query<{ topic: string }>(
    `SELECT topic FROM tickets WHERE topic IS NOT NULL GROUP BY topic
     ORDER BY count(*) DESC, topic LIMIT ${MOST_ITEMS}`,
  );
  return rows.map(({ topic }) => topic);
}

/** Who left on an unknown day has no window. */
function dated(columns: ReadonlySet<string>): string {
  return columns.has('churned') ? '(churned_at IS NOT NULL OR NOT coalesce(churned, FALSE))' : 'TRUE';
}

function ticketsSql(columns: ReadonlySet<string>): string {
  return `SELECT tickets.account_id AS account_id, topic AS item FROM tickets
    JOIN (
      SELECT account_id, CASE WHEN churned_at <= CAST($asOf AS DATE) THEN churned_at ELSE CAST($asOf AS DATE) END AS ends
      FROM accounts WHERE ${dated(columns)}
    ) AS lives ON lives.account_id = tickets.account_id
    WHERE topic IS NOT NULL AND CAST(tickets."at" AS DATE) <= ends
      AND CAST(tickets."at" AS DATE) > ends - INTERVAL '${WINDOW_DAYS}' DAY`;
}

/** Two questions: all accounts, and all segments, whose topics get numbers of their own. */
function findInScopes(
  patterns: readonly ScopePattern[],
  scopes: number,
  topics: number,
): ReadonlyMap<number, Standout> {
  const numbered = patterns.map((pattern) => {
    return { ...pattern, features: pattern.features.map((topic) => pattern.scope * topics + topic) };
  });
  const all = Array.from({ length: scopes * topics }, (_, feature) => feature);
  const questions = [
    { asked: all.slice(0, topics), among: numbered.filter(({ scope }) => scope === 0) },
    { asked: all.slice(topics), among: numbered.filter(({ scope }) => scope > 0) },
  ];
  return new Map(
    questions.flatMap(({ asked, among }) => [
      ...findStandouts(among, { groups: [asked], looksFor: 'worse' }),
    ]),
  );
}

function compareTopics(
  patterns: readonly ScopePattern[],
  scope: number,
  topics: readonly string[],
  standoutOf: (topic: number) => Standout | undefined,
): TopicsOfScope['topics'] {
  const ofScope = patterns.filter((pattern) => pattern.scope === scope);
  const asking = ofScope.filter(({ any }) => any);
  const all = tally(asking);
  return topics
    .map((topic, index) => {
      const had = tally(asking.filter(({ features }) => features.includes(index)));
      const { found, p } = standoutOf(index) ?? { found: false, p: null };
      const compared = describeComparison(
        { among: { count: had.n - had.good, n: all.n - all.good }, others: { count: had.good, n: all.good } },
        p,
      );
      // More among those that left is worse, whatever the arithmetic calls it.
      const verdict =
        compared.verdict === 'too-few'
          ? 'too-few'
          : found && compared.difference.points > 0
            ? 'worse'
            : 'unclear';
      return { topic, accounts: had.n, comparison: { ...compared, verdict } as const };
    })
    .sort(
      (a, b) =>
        Number(b.comparison.verdict === 'worse') - Number(a.comparison.verdict === 'worse') ||
        b.accounts - a.accounts ||
        (a.topic < b.topic ? -1 : 1),
    );
}
