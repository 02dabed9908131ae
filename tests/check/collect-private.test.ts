import { expect, test } from 'vitest';
import { collectPrivate } from '../../src/check/collect-private.ts';
import { openSearch } from '../../src/check/find-private.ts';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Query, Snapshot, SqlValue } from '../../src/schemas/snapshot.ts';
import type { TableName } from '../../src/schemas/tables.ts';
import { edited, makeSite } from '../tiny-site.ts';

type Rows = Partial<Record<TableName, Record<string, SqlValue>[]>>;

/** A snapshot that answers the one question which is asked: the distinct values of a column. */
function snapshotOf(rows: Rows): Snapshot {
  const query = ((sql: string) => {
    const [, column = '', table = ''] = /^SELECT DISTINCT (\w+) AS value FROM (\w+) WHERE/.exec(sql) ?? [];
    const values = (rows[table as TableName] ?? []).map((row) => row[column] ?? null);
    return Promise.resolve(values.filter((value) => value !== null).map((value) => ({ value })));
  }) as Query;
  const tables = Object.fromEntries(
    Object.entries(rows).map(([table, [first]]) => [
      table,
      { source: `${table}.csv`, read: 1, kept: 1, refused: 0, columns: Object.keys(first ?? {}) },
    ]),
  );
  return {
    facts: { pulledOn: '2026-11-21', pulledAt: '2026-11-21T08:00:00.000Z', fingerprint: 'x', tables },
    query,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

const DATA: Rows = {
  accounts: [
    { account_id: 'HP-0001', name: 'Rye & Sons' },
    { account_id: 'HP-0002', name: 'Crumb Brothers' },
    { account_id: '17', name: 'Team' },
    { account_id: 'plan-the-bake', name: null },
  ],
  contacts: [
    { name: 'Rosa Rye', email: 'rosa.rye@rye.example' },
    { name: 'Otto Crumb', email: 'Otto@Crumb.example' },
  ],
  affiliates: [{ name: 'Lena Loaf', email: 'lena@loaf.example' }],
};

async function valuesOf(changes: Record<string, string> = {}, asOf = '2026-11-21') {
  const project = await readProject(await makeSite(changes));
  const { plan } = buildPlan({
    project,
    affiliates: project.affiliates,
    insights: noInsights(asOf),
    versions: { cards: '1', kits: '1' },
    kitRecords: null,
    tokenOf: () => 'abcdefghijklmnopqrstuv0123',
    pictures: {},
    cards: true,
  });
  return collectPrivate({ project, plan, snapshot: snapshotOf(DATA), secret: 'a-long-secret-0123' });
}

async function foundIn(text: string, ...input: Parameters<typeof valuesOf>): Promise<string[]> {
  return openSearch(await valuesOf(...input))(text, 'x').map((finding) => finding.text ?? finding.kind);
}

test('e-mails, ids, names and secrets of the data and of content are private', async () => {
  const text =
    'HP-0002 Crumb Brothers Otto Crumb otto@crumb.example lena@loaf.example Lena Loaf rosa@rye.example a-long-secret-0123';
  expect(await foundIn(text)).toEqual([
    'the secret behind the portals',
    'otto@crumb.example',
    'lena@loaf.example',
    'rosa@rye.example',
    'HP-0002',
    'Crumb Brothers',
    'Otto Crumb',
    'Lena Loaf',
  ]);
});

test('a name that program.yaml lets stand is not private', async () => {
  const changes = edited(
    'content/program.yaml',
    'currency: EUR',
    'currency: EUR\npublicNames: [Crumb Brothers]',
  );
  expect(await foundIn('Crumb Brothers and Otto Crumb', changes)).toEqual(['Otto Crumb']);
});

test('what is shown with consent is not private, wherever else it stands in the data', async () => {
  expect(
    await foundIn('Rosa Rye of Rye & Sons: We bin half of what we used to. I would not open without it.'),
  ).toEqual([]);
});

test('what is shown with consent is private once the consent has ended', async () => {
  const text = 'Rosa Rye of Rye & Sons: We bin half of what we used to. I would not open without it.';
  expect(await foundIn(text, {}, '2029-01-01')).toEqual([
    'Rosa Rye',
    'Rye & Sons',
    'We bin half of what we used to.',
    'I would not open without it.',
  ]);
});

test('a quote without consent for it is private although the name is shown', async () => {
  const changes = edited('content/affiliates/rosa.yaml', 'what: [name, quote]', 'what: [name]');
  expect(await foundIn('Rosa Rye: I would not open without it.', changes)).toEqual([
    'I would not open without it.',
  ]);
});

test('a consent record is private, an incentive in the words of the offer is nobody’s', async () => {
  const by = edited(
    'content/affiliates/rosa.yaml',
    'by: Rosa Rye,',
    'by: "Gregor Grain, lawyer", incentive: two hundred euros in cash,',
  );
  expect(await foundIn('Gregor Grain got two hundred euros in cash', by)).toEqual([
    'Gregor Grain',
    'two hundred euros in cash',
  ]);
  const offered = edited(
    'content/affiliates/rosa.yaml',
    'by: Rosa Rye,',
    'by: Rosa Rye, incentive: your first month free,',
  );
  expect(await foundIn('Get your first month free', offered)).toEqual([]);
});

test('ids that public addresses hold too, and texts too plain to tell, are not searched for; the rest is said', async () => {
  expect(await foundIn('The Team has 17 at /use-cases/plan-the-bake/')).toEqual([]);
  expect((await valuesOf()).notSearched).toEqual([
    '3 account ids that are too short or too plain to be told from other texts',
    '1 names of one common word',
    'figures and attributes of accounts, which look like any other number or word',
  ]);
});

test('portals may hold their own token', async () => {
  expect([...(await valuesOf()).portals]).toEqual([
    ['abcdefghijklmnopqrstuv0123', 'kits/rosa-abcdefghijklmnopqrstuv0123/'],
  ]);
});
