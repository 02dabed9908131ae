import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { formatProblem, KithError } from '../../src/core/errors.ts';
import { silentProgress } from '../../src/core/progress.ts';
import type { PullReport } from '../../src/sources/pull-report.ts';
import { ADAPTERS, type Content, type Made } from './adapters.ts';
import { ask, pull, targetOf } from './pull-site.ts';

/** What every kind of source promises, whatever it is made of. */
describe.each(ADAPTERS)('$name', ({ make }) => {
  const accounts = async (content: Content, columns?: object): Promise<Made & { report: PullReport }> => {
    const made = await make('accounts', content);
    const source = (made.sources as { accounts: object }).accounts;
    const isSql = 'sql' in source;
    const sources = { accounts: { ...source, ...(columns && !isSql && { columns }) } };
    return { ...made, report: await pull(made.site, sources, {}, made.effects) };
  };

  test('values keep their types', async () => {
    const { site, report } = await accounts({
      columns: {
        account_id: ['a1', 'a2'],
        mrr: [10.5, 0],
        ltv: [-0.25, 1_500_000],
        tickets_90d: [3, 0],
        churned: [true, false],
        seats: [12, 7],
        is_vip: [false, true],
        since: ['2024-02-29', '2025-01-01'],
      },
      types: { since: 'date' },
    });
    expect(await ask(site, 'SELECT * EXCLUDE (since), since FROM accounts')).toMatchObject([
      {
        account_id: 'a1',
        mrr: 10.5,
        ltv: -0.25,
        tickets_90d: 3,
        churned: true,
        seats: 12,
        is_vip: false,
        since: '2024-02-29',
      },
      {
        account_id: 'a2',
        mrr: 0,
        ltv: 1_500_000,
        tickets_90d: 0,
        churned: false,
        seats: 7,
        is_vip: true,
        since: '2025-01-01',
      },
    ]);
    expect(
      Object.fromEntries(report.tables[0]?.attributes.map(({ name, type }) => [name, type]) ?? []),
    ).toEqual({
      seats: 'number',
      is_vip: 'boolean',
      since: 'day',
    });
  });

  test('null is null, never 0, false or a text', async () => {
    const { site } = await accounts({
      columns: {
        account_id: ['a1', 'a2'],
        mrr: [null, 1],
        tickets_90d: [null, 1],
        churned: [null, true],
        name: [null, 'x'],
        signed_up_at: [null, '2026-01-01T00:00:00Z'],
        seats: [null, 1],
      },
      types: { signed_up_at: 'timestamptz' },
    });
    expect(
      await ask(
        site,
        `SELECT mrr, tickets_90d, churned, name, signed_up_at, seats FROM accounts WHERE account_id = 'a1'`,
      ),
    ).toEqual([{ mrr: null, tickets_90d: null, churned: null, name: null, signed_up_at: null, seats: null }]);
  });

  test('times become UTC, whatever zone they are in, and a day is that of UTC', async () => {
    const at = ['2026-03-31T23:30:00-05:00', '2026-03-31T23:30:00.125+02:00', '2026-03-31 12:00:00Z'];
    const { site, effects, sources } = await make('activity', {
      columns: { account_id: ['a1', 'a1', 'a1'], at, action: ['x', 'y', 'z'] },
      types: { at: 'timestamptz' },
    });
    await pull(site, sources, {}, effects);
    expect((await ask(site, 'SELECT "at" FROM activity')).map((row) => row['at'])).toEqual([
      '2026-04-01T04:30:00.000Z',
      '2026-03-31T21:30:00.125Z',
      '2026-03-31T12:00:00.000Z',
    ]);
    const days = await accounts({
      columns: { account_id: ['a1', 'a2', 'a3'], signed_up_at: at },
      types: { signed_up_at: 'timestamptz' },
    });
    expect((await ask(days.site, 'SELECT signed_up_at AS day FROM accounts')).map(({ day }) => day)).toEqual([
      '2026-04-01',
      '2026-03-31',
      '2026-03-31',
    ]);
  });

  test('letters of the world and hostile texts stay as they are', async () => {
    const names = [
      'Ünïcödé Ω 東京 العربية 🏨👩‍👩‍👧',
      `'); DROP TABLE accounts; --`,
      'a "quoted", \\ back\\slash; line\nend\ttab',
      '<script>alert(1)</script>{{7*7}}${7*7}',
      '{"json": [1, null]}',
      '$1 :name %s \\N \\x41',
      'x'.repeat(1_000_000),
      '__proto__',
    ];
    const { site } = await accounts({
      columns: { account_id: names.map((_, index) => `a${index}`), name: names },
    });
    const kept = (await ask(site, 'SELECT name FROM accounts')).map(({ name }) => name);
    expect(kept).toEqual(names);
  });

  test('headings may be anything', async () => {
    const headings = ['Straße', '__proto__', 'constructor', 'x"y', "it's", 'a b', '東京', 'SELECT', 'z.y'];
    const columns = Object.fromEntries([
      ['account_id', ['a1']],
      ...headings.map((heading) => [heading, ['v']]),
    ]) as Content['columns'];
    const { report } = await accounts({ columns });
    expect(report.tables[0]?.attributes.map(({ from }) => from)).toEqual(
      headings.filter((heading) => heading !== '東京'),
    );
    expect(report.tables[0]?.notes).toEqual([
      'Column "東京" is left out: give it a name of Latin letters under "columns".',
    ]);
  });

  test('large numbers keep their digits as ids, and are refused where they cannot be counted with', async () => {
    const ids = [9007199254740993n, 9223372036854775807n];
    const { site, report } = await accounts({
      columns: {
        account_id: ids,
        mrr: [1e300, 12345678.91],
        tickets_90d: [9007199254740991n, 9007199254740993n],
      },
    });
    expect(await ask(site, 'SELECT account_id, mrr, tickets_90d FROM accounts')).toEqual([
      { account_id: '9007199254740993', mrr: 1e300, tickets_90d: 9007199254740991 },
    ]);
    expect(report.tables[0]?.refusals).toMatchObject([
      { row: 2, column: 'tickets_90d', value: '9007199254740993', reason: 'is not a whole number' },
    ]);
  });

  test('what cannot be used is refused with source, row and value', async () => {
    const { report, site } = await accounts({
      columns: {
        account_id: ['a1', null, 'a3', 'a1', 'a5'],
        mrr: ['1', '2', '12,50 €', '4', '5'],
        signed_up_at: ['2026-01-01', null, null, null, '31.12.2025'],
      },
    });
    const [table] = report.tables;
    expect(table).toMatchObject({ read: 5, kept: 1, refused: 4 });
    expect(
      table?.refusals.map(({ row, column, value, reason }) => `${row} ${column} ${value} ${reason}`),
    ).toEqual([
      '2 account_id null is missing',
      '3 mrr 12,50 € is not a number',
      '4 account_id a1 stands in more than one row',
      '5 signed_up_at 31.12.2025 is not a day',
    ]);
    expect(new Set(table?.refusals.map(({ source }) => source)).size).toBe(1);
    expect(await ask(site, 'SELECT account_id, mrr FROM accounts')).toEqual([{ account_id: 'a1', mrr: 1 }]);
  });

  test('a column that is needed and missing is named, with those that there are', async () => {
    const made = await make('tickets', { columns: { account: ['a1'], when: ['2026-01-01'] } });
    const complaints = await complaintsOf(made);
    expect(complaints).toContain('tickets needs a column account_id (the account), and ');
    expect(complaints).toContain('tickets needs a column at (when, in UTC), and ');
    expect(complaints).toContain('Known headings: account, when.');
  });

  test('the same rows make the same table in the same order', async () => {
    const account_id = Array.from({ length: 50 }, (_, index) => `a${(index * 37) % 50}`);
    const { site } = await accounts({ columns: { account_id } });
    expect((await ask(site, 'SELECT account_id FROM accounts')).map((row) => row['account_id'])).toEqual(
      account_id,
    );
  });

  test('a failure leaves the last snapshot as it is, and its age is said', async () => {
    const ids = ['a1', 'a2', 'a3', 'a4', 'a5'];
    const made = await accounts({ columns: { account_id: ids, name: ids.map((id) => `name of ${id}`) } });
    const before = await readFile(targetOf(made.site));
    await made.spoil();
    const notes: string[] = [];
    const later = { now: () => Date.parse('2026-11-22T15:00:00Z'), sleep: () => Promise.resolve() };
    const progress = { ...silentProgress, note: (text: string) => notes.push(text) };
    const { sources, site, effects } = made;
    await expect(pull(site, sources, {}, { ...effects, clock: later, progress })).rejects.toThrow(KithError);
    expect(notes).toEqual(['The last snapshot stays: it is 27 hours old.']);
    expect(await readFile(targetOf(site))).toEqual(before);
    expect(await ask(site, 'SELECT count(*) AS n FROM accounts')).toEqual([{ n: 5 }]);
  });
});

test.each(ADAPTERS.filter(({ emptyTables }) => emptyTables))(
  '$name: a table without rows is one, and accounts without rows are a failure',
  async ({ make }) => {
    const tickets = await make('tickets', { columns: { account_id: [], at: [] } });
    expect((await pull(tickets.site, tickets.sources, {}, tickets.effects)).tables).toMatchObject([
      { table: 'tickets', read: 0, kept: 0, refused: 0 },
    ]);
    const complaints = await complaintsOf(await make('accounts', { columns: { account_id: [] } }));
    expect(complaints).toMatch(/ has no rows\n {2}→ Export it again/);
  },
);

async function complaintsOf({ site, sources, effects }: Made): Promise<string> {
  try {
    await pull(site, sources, {}, effects);
  } catch (thrown) {
    if (thrown instanceof KithError) return thrown.problems.map(formatProblem).join('\n');
    throw thrown;
  }
  return 'no complaint';
}
