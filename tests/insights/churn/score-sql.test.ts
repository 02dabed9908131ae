import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/insights/churn/candidates.ts';
import { valueOf, type Feature } from '../../../src/insights/churn/features.ts';
import { readCell } from '../../../src/insights/churn/read-accounts.ts';
import { scoreSql } from '../../../src/insights/churn/score-sql.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';

const NUMBER: Feature['reads'] = { as: 'number', low: 2, high: 90, median: 41.5 };

const FEATURES: readonly Feature[] = [
  { column: 'usage', mean: 40.25, deviation: 22.125, reads: NUMBER },
  { column: 'usage', mean: 0.1, deviation: 0.3, reads: { as: 'empty' } },
  {
    column: 'ltv',
    mean: 1e-300,
    deviation: 2e-300,
    reads: { as: 'number', low: 0, high: 3e-300, median: 0 },
  },
  {
    column: 'expansion_mrr',
    mean: 1e149,
    deviation: 5e149,
    reads: { as: 'number', low: -1e150, high: 1e150, median: 0 },
  },
  { column: 'contract', mean: 0.2, deviation: 0.4, reads: { as: 'level', level: `o'month "x"; --` } },
  {
    column: 'contract',
    mean: 0.3,
    deviation: 0.46,
    reads: { as: 'other', levels: ['yearly', `o'month "x"; --`] },
  },
  { column: 'late', mean: 0.5, deviation: 0.5, reads: { as: 'level', level: 'true' } },
];

test('the database gives every account the log-odds that the program gives it', async () => {
  const contracts = ['yearly', `"o'month ""x""; --"`, 'weekly', null];
  const rows = Array.from({ length: 64 }, (_, index) => [
    `a${String(index).padStart(2, '0')}`,
    index % 5 === 0 ? null : (index * 37) % 101,
    index % 7 === 0 ? null : (index % 4) * 1e-300,
    [1e308, -1e308, 3, null][index % 4] ?? null,
    contracts[index % 4] ?? null,
    index % 3 === 0 ? null : String(index % 3 === 1),
  ]);
  const columns = ['usage', 'ltv', 'expansion_mrr', 'contract', 'late'];
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', ...columns], rows) });
  const candidates = columns.map((name): Candidate => {
    return { name, sql: `accounts.${name}`, counted: null, source: 'account', emptyTells: true };
  });
  const terms = FEATURES.map((feature, at) => ({ feature, weight: (at + 1) / 3 - 1 }));
  const score = scoreSql({ intercept: -0.75, terms }, candidates);
  const found = await snapshot.query(
    `SELECT ${columns.join(', ')}, ${score.sql} AS log_odds FROM accounts ORDER BY account_id`,
    score.parameters,
  );
  expect(found).toHaveLength(64);
  for (const row of found) {
    const expected = terms.reduce(
      (sum, { feature, weight }) => sum + weight * valueOf(feature, readCell(row[feature.column] ?? null)),
      -0.75,
    );
    expect(row['log_odds']).toBeCloseTo(expected, 9);
  }
});
