import { expect, test } from 'vitest';
import { pickAccounts } from '../../../src/insights/playbook/pick-accounts.ts';
import { keepEarly } from '../../../src/insights/playbook/read-coverage.ts';
import { readEarlyLives } from '../../../src/insights/playbook/read-early-lives.ts';
import { openStudy, type Scope } from '../../../src/insights/study.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput } from '../make-study.ts';

const scope = (segment: string | null, sql: string): Scope => ({ segment, where: { sql, parameters: {} } });
const SCOPES = [scope(null, 'TRUE'), scope('large', `kind = 'large'`), scope('small', `kind = 'small'`)];

test('of very many accounts a part is picked, of a large segment a part of its own, of a small one all', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(
      ['account_id', 'kind'],
      Array.from({ length: 4000 }, (_, at) => [`a${at}`, at % 40 === 0 ? 'small' : 'large']),
    ),
  });
  // As if there were a thousand times as many.
  const { scopes, any, parameters } = pickAccounts(SCOPES, [1_000_000, 80_000, 1000]);
  const [row] = await snapshot.query<Record<string, number>>(
    `SELECT ${scopes.map((sql, at) => `count(*) FILTER (WHERE ${sql}) AS n${at}`).join(', ')},
       count(*) FILTER (WHERE ${any}) AS together FROM accounts`,
    parameters,
  );
  const { n0 = 0, n1 = 0, n2 = 0, together = 0 } = row ?? {};
  expect(n0 / 4000).toBeCloseTo(0.1, 1);
  expect(n1 / 3900).toBeCloseTo(0.25, 1);
  expect(n1).toBeGreaterThan(1.8 * n0);
  expect(n2).toBe(100);
  expect(together).toBe(n1 + n2);
});

test('all are picked where there are few', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(
      ['account_id', 'kind'],
      Array.from({ length: 300 }, (_, at) => [`a${at}`, 'large']),
    ),
  });
  const { any, parameters } = pickAccounts(SCOPES, [300, 300, 0]);
  const [row] = await snapshot.query<{ n: number }>(
    `SELECT count(*) AS n FROM accounts WHERE ${any}`,
    parameters,
  );
  expect(row?.n).toBe(300);
});

test('an account that was picked for its segment alone counts there and not among all', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(
      ['account_id', 'kind', 'signed_up_at', 'churned_at'],
      Array.from({ length: 1000 }, (_, at) => [
        `a${at}`,
        at % 40 === 0 ? 'small' : 'large',
        '2025-03-01',
        null,
      ]),
    ),
    activity: csv(
      ['account_id', 'at', 'action'],
      Array.from({ length: 1000 }, (_, at) => [`a${at}`, '2025-03-02T10:00:00Z', 'began']),
    ),
  });
  const content = {
    segments: { small: { accounts: { kind: 'small' } }, large: { accounts: { kind: 'large' } } },
  };
  const study = openStudy(makeStudyInput(snapshot, content));
  const picked = pickAccounts(study.scopes, [1_000_000, 25, 80_000]);
  const outcome = study.outcome ?? { stayed: '', grown: null, mature: '', words: '' };
  const read = { days: 30, picked, span: { from: '2025-01-01', to: '2026-01-01' }, names: ['began'] };
  const lives = await readEarlyLives(study, outcome, { ...read, early: await keepEarly(study, 30, picked) });
  const [all, small, large] = lives.members.map(({ length }) => length);
  expect(small).toBe(25);
  expect(all).toBeLessThan(150);
  expect(large).toBeGreaterThan(150);
  expect(lives.count).toBe((small ?? 0) + (large ?? 0));
  expect(lives.codes).toHaveLength(lives.count);
});
