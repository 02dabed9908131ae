import { describe, expect, test } from 'vitest';
import { churnOf, makeAccounts } from './made-accounts.ts';

const found = async (tables: Parameters<typeof churnOf>[0]) => {
  const { leaks, auc, signal, words } = await churnOf(tables);
  return { leaks: leaks.map(({ column, found: by, words: said }) => [column, by, said]), auc, signal, words };
};

describe('a column knows the outcome', () => {
  test('where its numbers divide those who left from those who stayed', async () => {
    const accounts = makeAccounts(400, {
      mood: ({ left, random }) => (left ? random.integer(1, 3) : random.integer(3, 5)),
      staff: ({ random }) => random.integer(1, 90),
    });
    expect((await found({ accounts })).leaks).toEqual([
      ['mood', 'values', 'mood: every account with 1–2 left, none with 4–5 did; it knows the outcome.'],
    ]);
  });

  test('where its texts do', async () => {
    const accounts = makeAccounts(400, {
      stage: ({ left, random }) => (left ? 'closed' : random.pick(['trial', 'paying'])),
    });
    expect((await found({ accounts })).leaks).toEqual([
      [
        'stage',
        'values',
        'stage: every account with “closed” left, none with “paying” or “trial” did; it knows the outcome.',
      ],
    ]);
  });

  test('where it is filled only for those who left, whatever it says', async () => {
    const accounts = makeAccounts(400, {
      why: ({ left, index }) => (left ? `letter ${index}` : null),
      note: ({ index }) => (index % 2 === 0 ? `note ${index}` : null),
    });
    expect((await found({ accounts })).leaks).toEqual([
      ['why', 'values', 'why: none with nothing there left; it knows the outcome.'],
    ]);
  });

  test('where a reason was noted only now and then, but never for a customer', async () => {
    const accounts = makeAccounts(2000, {
      why: ({ left, random }) => (left && random.chance(0.3) ? 'price' : null),
    });
    expect((await found({ accounts })).leaks).toEqual([
      ['why', 'values', 'why: every account with “price” left; it knows the outcome.'],
    ]);
  });

  test('where usage is nothing once they have gone', async () => {
    const accounts = makeAccounts(600, {
      logins: ({ left, random }) => (left && random.chance(0.97) ? 0 : random.integer(1, 60)),
    });
    expect((await found({ accounts })).leaks).toEqual([
      ['logins', 'values', 'logins: every account with 0 left; it knows the outcome.'],
    ]);
  });

  test('where it ranks them too well, although no value is certain', async () => {
    const accounts = makeAccounts(3000, {
      score: ({ left, random }) => random.normal(left ? 2.6 : 0),
    });
    const { leaks, signal } = await found({ accounts });
    expect(leaks.map(([column]) => column)).toEqual(['score']);
    expect(signal).toBe('none');
  });

  test('where it knows only together with another', async () => {
    const level = new Map<number, number>();
    const accounts = makeAccounts(1500, {
      before: ({ index, random }) => {
        level.set(index, random.normal(100, 30));
        return level.get(index) ?? 0;
      },
      after: ({ index, left, random }) => (level.get(index) ?? 0) + random.normal(left ? 12 : 0, 2.4),
      staff: ({ random }) => random.integer(1, 90),
    });
    const { leaks, auc } = await found({ accounts });
    expect(leaks).toHaveLength(1);
    expect(leaks[0]?.[1]).toBe('together');
    expect(['before', 'after']).toContain(leaks[0]?.[0]);
    expect(auc).toBeLessThan(0.7);
  });

  test('where it measures how long an account stayed', async () => {
    const accounts = makeDatedAccounts(900);
    const { leaks, signal } = await found({ accounts });
    expect(leaks).toEqual([
      [
        'paid_so_far',
        'lifetime',
        'paid_so_far: it goes with how long an account was a customer, and that ends when it leaves; it knows the outcome.',
      ],
    ]);
    expect(signal).toBe('none');
  });
});

test('a column that foresees much does not know the outcome', async () => {
  const accounts = makeAccounts(
    1200,
    { health: ({ index }) => healthOf(index), staff: ({ random }) => random.integer(1, 90) },
    (index) => 1 / (1 + Math.exp((healthOf(index) - 45) / 13)),
  );
  const { leaks, signal, auc } = await found({ accounts });
  expect(leaks).toEqual([]);
  expect(signal).toBe('clear');
  expect(auc).toBeGreaterThan(0.85);
});

test('a short column of one value for few accounts is chance, not knowledge', async () => {
  const accounts = makeAccounts(400, { region: ({ index }) => `r${index % 40}` });
  expect((await found({ accounts })).leaks).toEqual([]);
});

function healthOf(index: number): number {
  return Math.min(100, (index * 37) % 113);
}

/** Everybody leaves with the same chance on every day: nothing tells who will. */
function makeDatedAccounts(n: number): string {
  const today = Date.parse('2026-11-21');
  const day = (before: number) => new Date(today - before * 86_400_000).toISOString().slice(0, 10);
  const random = { state: 7 };
  const next = () => (random.state = (random.state * 16807) % 2147483647) / 2147483647;
  const rows = Array.from({ length: n }, (_, index) => {
    const here = 100 + Math.floor(next() * 1000);
    const stays = Math.floor(-Math.log(next()) * 900);
    const left = stays < here;
    const paid = Math.round(Math.min(here, stays) * (20 + 30 * next()));
    return `d${index},${day(here)},${left ? day(here - stays) : ''},${paid},${Math.floor(next() * 50)}\n`;
  });
  return `account_id,signed_up_at,churned_at,paid_so_far,staff\n${rows.join('')}`;
}
