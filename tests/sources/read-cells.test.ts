import { expect, test } from 'vitest';
import { accountsIn, ask, makeFolder, pull, refusalsIn } from './pull-site.ts';

/** The values of one column of the accounts, whose cells stand one a line. */
async function valuesOf(column: string, cells: readonly string[]) {
  const rows = cells.map((cell, index) => `a${index},"${cell.replaceAll('"', '""')}"`);
  return (await accountsIn(`account_id,${column}\n${rows.join('\n')}\n`, column)).flat();
}

/** What is said of a cell that is refused. */
async function reasonFor(column: string, cell: string) {
  const [refusal] = await refusalsIn(`account_id,${column}\nfine,\na1,"${cell}"\n`);
  return refusal?.replace(/^line 3, row 2: /, '') ?? 'kept';
}

test('reads numbers with a decimal point', async () => {
  expect(await valuesOf('ltv', ['12', ' 12.5 ', '-3', '+4', '.5', '7.', '1e3', '0', '007'])).toEqual([
    12, 12.5, -3, 4, 0.5, 7, 1000, 0, 7,
  ]);
});

test('takes spaces of every kind off both ends of a text, short or long', async () => {
  const spaces = ['', ' ', '\t', '\n', '\u00a0', '\ufeff', ' \u00a0\t'];
  for (const text of ['a b', 'longer than any word', 'Žluťoučký', '~ tilde ~']) {
    const cells = spaces.flatMap((space) => [space + text, text + space, space + text + space]);
    expect(await valuesOf('plan', cells)).toEqual(cells.map(() => text));
  }
});

test('takes empty cells and words for nothing as missing', async () => {
  const words = ['', '  ', 'N/A', 'n/a', '#N/A', 'NULL', 'NA', 'NaN', 'none', '-', '–'];
  expect(await valuesOf('ltv', words)).toEqual(words.map(() => null));
  expect(await valuesOf('plan', words)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    'NA',
    'NaN',
    'none',
    '-',
    '–',
  ]);
});

test.each([
  '1.234,5',
  '1,234.5',
  '1,200',
  '$1200',
  '1200 €',
  '85%',
  'abc',
  '1 200',
  '1_200',
  '0x10',
  'Infinity',
  '1e999',
])('does not guess what number "%s" is', async (cell) => {
  expect(await reasonFor('ltv', cell)).toBe(`ltv "${cell}" is not a number`);
});

test('reads whole numbers, also with a fraction of zero', async () => {
  expect(await valuesOf('tickets_90d', ['3', '3.0', '1e2'])).toEqual([3, 3, 100]);
  expect(await reasonFor('tickets_90d', '3.5')).toBe('tickets_90d "3.5" is not a whole number');
  expect(await reasonFor('tickets_90d', '9007199254740993')).toContain('is not a whole number');
});

test('reads booleans', async () => {
  expect(await valuesOf('churned', ['true', 'Yes', 'Y', '1', 'FALSE', 'no', 'f', '0', ''])).toEqual([
    ...[true, true, true, true],
    ...[false, false, false, false, null],
  ]);
  expect(await reasonFor('churned', 'maybe')).toBe('churned "maybe" is not yes or no');
});

test('reads days, and the UTC day of times', async () => {
  const cells = [
    '2026-03-31',
    '2026-03-31T10:00:00Z',
    '2026-03-31 00:30:00+02:00',
    '2026-03-31T10:00',
    '2024-02-29',
  ];
  expect(await valuesOf('signed_up_at', cells)).toEqual([
    '2026-03-31',
    '2026-03-31',
    '2026-03-30',
    '2026-03-31',
    '2024-02-29',
  ]);
});

test.each([
  '31/12/2025',
  '12/31/2025',
  '31.12.2025',
  '2025-13-01',
  '2025-02-29',
  '20251231',
  '46000',
  'yesterday',
])('does not guess what day "%s" is', async (cell) => {
  expect(await reasonFor('signed_up_at', cell)).toBe(`signed_up_at "${cell}" is not a day`);
});

test('days after today and dates that stand for none are refused', async () => {
  expect(await reasonFor('signed_up_at', '2026-11-21')).toBe('kept');
  expect(await reasonFor('signed_up_at', '2026-11-22')).toBe(
    'signed_up_at "2026-11-22" is after today, 2026-11-21',
  );
  expect(await reasonFor('churned_at', '0001-01-01')).toBe('churned_at "0001-01-01" is before 1901-01-01');
});

test('reads times as UTC', async () => {
  const cells = [
    '2026-03-31',
    '2026-03-31T10:00Z',
    '2026-03-31 10:00:01.5+02:00',
    '2026-03-31T10:00:00-0330',
    '2026-03-31 10:00:00 UTC',
  ];
  const rows = cells.map((cell) => `a1,${cell},login`).join('\n');
  const site = await makeFolder({ 'a.csv': 'account_id\na1\n', 'b.csv': `account_id,at,action\n${rows}\n` });
  await pull(site, { accounts: { file: 'a.csv' }, activity: { file: 'b.csv' } });
  expect((await ask(site, 'SELECT "at" FROM activity')).map(({ at }) => at)).toEqual([
    '2026-03-31T00:00:00.000Z',
    '2026-03-31T10:00:00.000Z',
    '2026-03-31T08:00:01.500Z',
    '2026-03-31T13:30:00.000Z',
    '2026-03-31T10:00:00.000Z',
  ]);
});

test('holds ranges', async () => {
  expect(await valuesOf('health', ['0', '100'])).toEqual([0, 100]);
  expect(await reasonFor('health', '101')).toBe('health "101" is above 100');
  expect(await reasonFor('health', '-1')).toBe('health "-1" is below 0');
  expect(await reasonFor('csat', '0')).toBe('csat "0" is below 1');
});

test('values of an enum match in any case, others are refused', async () => {
  const site = await makeFolder({
    'a.csv': 'account_id\na1\n',
    'b.csv': 'account_id,at,severity\na1,2026-01-01,HIGH\na1,2026-01-01,terrible\n',
  });
  const report = await pull(site, { accounts: { file: 'a.csv' }, tickets: { file: 'b.csv' } });
  expect(await ask(site, 'SELECT severity FROM tickets')).toEqual([{ severity: 'high' }]);
  expect(report.tables[1]?.refusals[0]).toEqual({
    source: 'b.csv',
    row: 2,
    line: 3,
    column: 'severity',
    value: 'terrible',
    reason: 'is not a known value',
    hint: 'Known values: low, normal, high, urgent. "sql:" can translate others with CASE.',
  });
});

test('of rows with the same id the first good one is kept', async () => {
  const content = 'account_id,name,mrr\na1,bad,x\na1,first,1\n a1 ,second,2\nA1,other,3\n,nameless,4\n';
  expect(await accountsIn(content, 'account_id, name')).toEqual([
    ['a1', 'first'],
    ['A1', 'other'],
  ]);
  expect(await refusalsIn(content)).toEqual([
    'line 2, row 1: mrr "x" is not a number',
    'line 4, row 3: account_id " a1 " stands in more than one row'.replace('" a1 "', '"a1"'),
    'line 6, row 5: account_id "null" is missing',
  ]);
});

test('names the line of a refused row behind empty lines, long cells and broken rows', async () => {
  const content =
    'account_id,name,mrr\r\na1,"two\r\nlines",1\r\n\r\na2,short\r\na3,5" pipe,x\r\na4,"a ""b""",y\r\na5,,1,2\r\na6,,z\r\n';
  expect(await refusalsIn(content)).toEqual([
    'line 5, row 2: null "a2,short" the row has 2 cells, the header 3',
    'line 6, row 3: mrr "x" is not a number',
    'line 7, row 4: mrr "y" is not a number',
    'line 8, row 5: null "a5,,1,2" the row has 4 cells, the header 3',
    'line 9, row 6: mrr "z" is not a number',
  ]);
});

test('quotes cells shortened and on one line', async () => {
  const [refusal] = await refusalsIn(`account_id,mrr\nfine,1\na1,"${'long '.repeat(20)}\n\u001b[31m"\n`);
  expect(refusal).toBe('line 3, row 2: mrr "long long long long long long long long…" is not a number');
});

test('tells the first twenty refusals and counts all', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `a${index},x`).join('\n');
  const site = await makeFolder({ 'a.csv': `account_id,mrr\ngood,1\n${rows}\n` });
  const { tables } = await pull(site, { accounts: { file: 'a.csv' } });
  expect(tables[0]).toMatchObject({
    read: 5001,
    kept: 1,
    refused: 5000,
    reasons: [{ reason: 'mrr is not a number', rows: 5000 }],
  });
  expect(tables[0]?.refusals.map(({ line }) => line)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 3),
  );
});
