import { expect, test } from 'vitest';
import { learnProofs } from '../../../src/insights/proof/learn-proofs.ts';
import { openStudy } from '../../../src/insights/study.ts';
import type { ProofFigure } from '../../../src/schemas/insights/proof-figure.ts';
import { ProofKindSchema, type ProofKind } from '../../../src/schemas/program.ts';
import { ProofSchema } from '../../../src/schemas/proof.ts';
import type { TableName } from '../../../src/schemas/tables.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput, type StudyContent } from '../make-study.ts';

type Cell = string | number | null;

const METRIC = {
  column: 'loaves',
  statistic: 'median',
  better: 'more',
  label: 'loaves a day',
  unit: '',
} as const;
const BAKERIES = { bakeries: { audience: 'bakeries', accounts: { industry: 'bakery' } } };

async function learn(
  tables: Partial<Record<TableName, string>>,
  proof: object = {},
  content: StudyContent = {},
) {
  await using snapshot = await makeSnapshot(tables);
  const settings = { minimumAccounts: 5, show: ProofKindSchema.options, metric: METRIC, ...proof };
  const program = { proof: settings, ...content.program };
  const input = makeStudyInput(snapshot, { segments: BAKERIES, ...content, program });
  return await learnProofs(openStudy(input));
}

function figureOf(figures: readonly ProofFigure[], kind: ProofKind, segment = 'bakeries'): ProofFigure {
  const figure = figures.find((each) => each.kind === kind && each.segment === segment);
  if (!figure) throw new Error(`There is no ${kind} of ${segment}`);
  return figure;
}

/** So many bakeries, a0 and on, each with what `cells` says of it. */
function bakeries(n: number, header: readonly string[], cells: (index: number) => readonly Cell[]): string {
  return csv(
    ['account_id', 'industry', ...header],
    Array.from({ length: n }, (_, index) => [`a${index}`, 'bakery', ...cells(index)]),
  );
}

const SIGNED_UP = ['signed_up_at', 'churned_at'];

test('retention is of those that could have been kept for 12 months, by the last day in the data', async () => {
  // 40 of 2024, of which 4 left within a year and 4 later; 10 that are too young; the newest date is 2025-10-31.
  const accounts = bakeries(50, SIGNED_UP, (index) =>
    index < 4
      ? ['2024-03-05', '2024-11-01']
      : index < 8
        ? ['2024-03-05', '2025-04-01']
        : index < 40
          ? ['2024-05-05', null]
          : ['2024-11-01', index === 49 ? '2025-10-31' : null],
  );
  const { proofFigures, proofs } = await learn({ accounts }, {}, { asOf: '2026-01-21' });
  expect(figureOf(proofFigures, 'retention').measured).toMatchObject({ value: 0.9, n: 40 });
  expect(proofs.find(({ kind }) => kind === 'retention')).toEqual({
    segment: 'bakeries',
    kind: 'retention',
    value: 0.9,
    isOver: false,
    n: 40,
    formula: 'retained-12-months',
    label: null,
    unit: '',
    days: null,
    from: '2024-03',
    to: '2024-05',
    asOf: '2025-10',
  });
});

test('an account that left on an unknown day was not kept', async () => {
  const accounts = bakeries(40, [...SIGNED_UP, 'churned'], (index) => [
    '2024-03-05',
    index === 0 ? '2026-01-01' : null,
    index < 10 && index > 0 ? 'yes' : 'no',
  ]);
  const { proofFigures } = await learn({ accounts });
  expect(figureOf(proofFigures, 'retention').measured?.value).toBe(31 / 40);
});

test('without dates retention is of all accounts, and there is no period', async () => {
  const accounts = bakeries(40, ['churned'], (index) => [index < 10 ? 'yes' : 'no']);
  const { proofFigures, proofs, proofAge } = await learn({ accounts });
  expect(figureOf(proofFigures, 'retention')).toMatchObject({
    formula: 'still-customers',
    measured: { value: 0.75, n: 40 },
    proof: { value: 0.75, from: null, to: null, asOf: null },
  });
  expect(proofs.map(({ kind, value }) => [kind, value])).toEqual([
    ['accounts', 30],
    ['retention', 0.75],
  ]);
  expect(proofAge).toMatchObject({ isDated: false, dataUntil: '2026-11-21' });
});

test('customers are counted on the last day of the data', async () => {
  const accounts = bakeries(40, SIGNED_UP, (index) => [
    index < 3 ? '2026-11-15' : '2024-03-05',
    index > 35 ? '2024-06-01' : null,
  ]);
  const { proofFigures } = await learn({ accounts }, {}, { asOf: '2026-11-01' });
  expect(figureOf(proofFigures, 'accounts').measured?.value).toBe(33);
});

test('the median of a metric, its interval and its influence come from the values around the middle', async () => {
  const accounts = bakeries(41, ['loaves'], (index) => [index === 40 ? null : 100 + index]);
  const { proofFigures } = await learn({ accounts });
  // 100-139: the middle is between 119 and 120; ranks 14 and 27 of 40 hold it (Conover); neighbours are 1.5 away.
  expect(figureOf(proofFigures, 'metric')).toMatchObject({
    measured: { value: 119.5, n: 40, interval: { low: 113, high: 126 } },
    proof: { value: 115, n: 40, label: 'loaves a day' },
  });
});

test('a median that one account would move far is told in as large steps', async () => {
  // Half are at 97 and half at 115: the middle, 106, is 9 from either, so it is told in tens and not in fives.
  const accounts = bakeries(60, ['loaves'], (index) => [index < 30 ? 97 : 115]);
  expect(figureOf((await learn({ accounts })).proofFigures, 'metric').proof?.value).toBe(100);
});

test('a mean takes variance from all its parts, and an account in no other segment counts once', async () => {
  const metric = { ...METRIC, statistic: 'mean' as const };
  const segments = {
    ...BAKERIES,
    large: { audience: 'large bakeries', accounts: { loaves: { min: 120 } } },
  };
  const accounts = bakeries(40, ['loaves'], (index) => [100 + index]);
  const { proofFigures } = await learn({ accounts }, { metric }, { segments });
  const { measured } = figureOf(proofFigures, 'metric');
  // Sample variance of 40 consecutive numbers: 40 x 41 / 12 = 136.67; Student's t of 39 degrees: 2.0227.
  const reach = 2.022691 * Math.sqrt(136.666667 / 40);
  expect(measured?.value).toBeCloseTo(119.5, 9);
  expect(measured?.interval?.low).toBeCloseTo(119.5 - reach, 4);
  expect(figureOf(proofFigures, 'metric', 'large').measured).toMatchObject({ value: 129.5, n: 20 });
});

test('a segment may have a figure of its own', async () => {
  const own = { ...METRIC, column: 'rolls', label: 'rolls a day' };
  const segments = {
    ...BAKERIES,
    all: { audience: 'all', accounts: { loaves: { min: 0 } }, metric: own },
  };
  const accounts = bakeries(30, ['loaves', 'rolls'], () => [100, 7]);
  const { proofFigures } = await learn({ accounts }, {}, { segments });
  expect(figureOf(proofFigures, 'metric').proof).toMatchObject({ value: 100, label: 'loaves a day' });
  expect(figureOf(proofFigures, 'metric', 'all').proof).toMatchObject({ value: 7, label: 'rolls a day' });
});

test('values that are no numbers to compute with are left out', async () => {
  const accounts = bakeries(30, ['loaves'], (index) => [index === 0 ? '9e300' : index === 1 ? null : 12]);
  const { proofFigures } = await learn({ accounts });
  expect(figureOf(proofFigures, 'metric').measured).toMatchObject({ value: 12 });
});

test('a metric that is no number column is told, and nothing else suffers', async () => {
  const accounts = bakeries(30, ['loaves'], (index) => [index === 0 ? 'many' : 7]);
  const { proofFigures } = await learn({ accounts });
  expect(figureOf(proofFigures, 'metric')).toMatchObject({
    measured: null,
    held: {
      by: 'no-data',
      because: 'The column "loaves" of the accounts holds something else than numbers.',
    },
  });
  expect(figureOf(proofFigures, 'accounts').held).toBeNull();
  const without = await learn({ accounts: bakeries(30, [], () => []) });
  expect(figureOf(without.proofFigures, 'metric').held?.because).toBe(
    'The accounts have no column "loaves".',
  );
});

const SURVEY = ['account_id', 'at', 'kind', 'score'];

test('an account answers once, by its newest answer, and answers older than a year do not count', async () => {
  const rows = Array.from({ length: 60 }, (_, index): Cell[][] => [
    [`a${index}`, '2026-05-01', 'nps', index < 40 ? 9 : 8],
    [`a${index}`, '2026-01-01', 'nps', 10],
    [`a${index}`, '2026-10-01', 'csat', index < 30 ? 4 : 3],
  ]).flat();
  const old: Cell[][] = [
    ['b0', '2025-10-31', 'nps', 0],
    ['b1', '2025-11-01', 'nps', 0],
    ['b2', '2026-10-31', 'csat', 3],
  ];
  const accounts = `${bakeries(60, [], () => [])}b0,bakery\nb1,bakery\nb2,bakery\n`;
  const { proofFigures } = await learn({ accounts, surveys: csv(SURVEY, [...rows, ...old]) });
  expect(figureOf(proofFigures, 'recommend').measured).toMatchObject({ value: 40 / 61, n: 61 });
  expect(figureOf(proofFigures, 'recommend').proof).toMatchObject({ from: '2025-11', to: '2026-05', n: 60 });
  expect(figureOf(proofFigures, 'satisfaction').measured).toMatchObject({ value: 30 / 61, n: 61 });
});

test('of two answers at the same time the worse counts', async () => {
  const rows = Array.from({ length: 40 }, (_, index): Cell[][] => [
    [`a${index}`, '2026-05-01', 'nps', 10],
    [`a${index}`, '2026-05-01', 'nps', index < 20 ? 10 : 3],
  ]).flat();
  const { proofFigures } = await learn({ accounts: bakeries(40, [], () => []), surveys: csv(SURVEY, rows) });
  expect(figureOf(proofFigures, 'recommend').measured?.value).toBe(0.5);
});

test('a last answer without its day is of no use, and a scale that is not 1-5 is told', async () => {
  const accounts = bakeries(40, ['nps', 'csat'], () => [10, 5]);
  const undated = await learn({ accounts });
  expect(figureOf(undated.proofFigures, 'recommend').held).toEqual({
    by: 'no-data',
    because: 'There are no NPS answers with their day.',
    next: 'Add surveys in content/sources.yaml: only answers of the last 12 months count.',
  });
  const tens = await learn({ accounts, surveys: csv(SURVEY, [['a0', '2026-05-01', 'csat', 9]]) });
  expect(figureOf(tens.proofFigures, 'satisfaction').held?.because).toBe(
    'There is a CSAT answer of 9, so the scale is not 1-5.',
  );
});

const START = { action: 'first-bake', label: 'from signup to the first bake' };
const STEPS = { actions: ['first-bake', 'second-bake'], days: 14, label: 'baked twice within 14 days' };
const ACTIVITY = ['account_id', 'at', 'action'];

/** The day that many days after 2026-01-10. */
const dayAfter = (days: number) => new Date(Date.UTC(2026, 0, 10 + days)).toISOString().slice(0, 10);

test('days to start are a median over all that could have started, those that never did included', async () => {
  const accounts = bakeries(43, ['signed_up_at'], (index) =>
    // The last ones: too young, older than the activity, and one that began before it signed up.
    [index === 40 ? '2026-09-01' : index === 41 ? '2026-01-08' : index === 42 ? '2026-01-15' : '2026-01-10'],
  );
  const rows: Cell[][] = Array.from({ length: 30 }, (_, index) => [
    `a${index}`,
    dayAfter(index < 10 ? 3 : 5),
    'first-bake',
  ]);
  rows.push(['a5', '2026-06-01', 'first-bake'], ['a42', '2026-01-12', 'first-bake']);
  rows.push(
    ['a0', '2026-01-10', 'login'],
    ['a40', '2026-09-02', 'first-bake'],
    ['a0', '2026-10-30', 'login'],
  );
  const { proofFigures } = await learn({ accounts, activity: csv(ACTIVITY, rows) }, { start: START });
  // 41 accounts: 0 once, 3 ten times, 5 twenty times, ten never. The 21st is 5, ranks 15 and 27 hold the median.
  expect(figureOf(proofFigures, 'start')).toMatchObject({
    measured: { value: 5, n: 41, interval: { low: 5, high: 5 } },
    proof: { value: 5, n: 40, formula: 'days-until-half', from: '2026-01', to: '2026-01', asOf: '2026-10' },
  });
});

test('what was done before signup counts as done on its day', async () => {
  const accounts = bakeries(41, ['signed_up_at'], () => ['2026-01-10']);
  const rows = Array.from({ length: 41 }, (_, index): Cell[] => [`a${index}`, '2026-01-02', 'first-bake']);
  rows.push(['a0', '2026-10-30', 'login']);
  const { proofFigures } = await learn({ accounts, activity: csv(ACTIVITY, rows) }, { start: START });
  expect(figureOf(proofFigures, 'start').measured).toMatchObject({ value: 0, n: 41 });
});

test('where most never start, no days are told', async () => {
  const accounts = bakeries(41, ['signed_up_at'], () => ['2026-01-10']);
  const rows = (starters: number): Cell[][] => [
    ...Array.from({ length: starters }, (_, index) => [`a${index}`, dayAfter(5), 'first-bake']),
    ['a0', '2026-01-10', 'login'],
    ['a0', '2026-10-30', 'login'],
  ];
  const few = await learn({ accounts, activity: csv(ACTIVITY, rows(20)) }, { start: START });
  expect(figureOf(few.proofFigures, 'start').held?.because).toContain('never did it');
  const most = await learn({ accounts, activity: csv(ACTIVITY, rows(30)) }, { start: START });
  expect(figureOf(most.proofFigures, 'start').held).toBeNull();
});

test('first steps count where all of them were taken in time', async () => {
  const accounts = bakeries(60, ['signed_up_at'], (index) => [index < 57 ? '2026-01-10' : '2026-10-20']);
  const rows: Cell[][] = [
    ['a0', '2026-01-10', 'login'],
    ['a0', '2026-10-30', 'login'],
  ];
  for (let index = 0; index < 57; index += 1) {
    rows.push([`a${index}`, dayAfter(2), 'first-bake']);
    if (index < 50) rows.push([`a${index}`, dayAfter(index < 40 ? 14 : 15), 'second-bake']);
    if (index > 50) rows.push([`a${index}`, dayAfter(3), 'first-bake']);
  }
  const { proofFigures } = await learn({ accounts, activity: csv(ACTIVITY, rows) }, { steps: STEPS });
  expect(figureOf(proofFigures, 'steps')).toMatchObject({
    measured: { value: 40 / 57, n: 57 },
    proof: { value: 0.7, days: 14, label: 'baked twice within 14 days', formula: 'share-within-days' },
  });
});

test('an action that nobody did is told, with those that there are', async () => {
  const activity = csv(ACTIVITY, [['a0', '2026-01-10', 'first-bake']]);
  const accounts = bakeries(30, ['signed_up_at'], () => ['2026-01-10']);
  const { proofFigures } = await learn({ accounts, activity }, { start: { ...START, action: 'first-cake' } });
  expect(figureOf(proofFigures, 'start').held).toEqual({
    by: 'no-data',
    because: 'Nobody did "first-cake" in the data.',
    next: 'Correct proof.start in content/program.yaml. Did you mean "first-bake"? Known actions: first-bake.',
  });
  expect(figureOf(proofFigures, 'steps').held?.because).toBe(
    'content/program.yaml does not say what to count.',
  );
  const without = await learn({ accounts }, { start: START });
  expect(figureOf(without.proofFigures, 'start').held?.because).toContain('It takes activity');
});

test('figures are published until the newest date in the data is too old, and no day longer', async () => {
  const tables = {
    accounts: bakeries(30, SIGNED_UP, () => ['2024-01-01', null]),
    activity: csv(ACTIVITY, [['a0', '2026-05-01', 'login']]),
  };
  const on = (asOf: string) => learn(tables, { maxAgeDays: 100 }, { asOf });
  const last = await on('2026-08-09');
  expect(last.proofAge).toEqual({ dataUntil: '2026-05-01', isDated: true, shownUntil: '2026-08-09' });
  expect(last.proofs.length).toBeGreaterThan(0);
  const after = await on('2026-08-10');
  expect(after.proofs).toEqual([]);
  expect(figureOf(after.proofFigures, 'accounts')).toMatchObject({
    measured: { value: 30 },
    proof: null,
    wording: {},
    held: {
      by: 'outdated',
      because:
        'The newest date in the data is 1 May 2026, and figures from it could be shown until 9 August 2026.',
    },
  });
});

test('the end of a consent that lies ahead makes data no newer', async () => {
  const affiliates = csv(
    ['affiliate_id', 'name', 'consent_on', 'consent_until'],
    [['rosa', 'Rosa', '2026-03-01', '2029-01-01']],
  );
  const accounts = bakeries(30, SIGNED_UP, () => ['2024-01-01', null]);
  expect((await learn({ accounts, affiliates })).proofAge.dataUntil).toBe('2026-03-01');
});

test('the day that is asked for changes no figure as long as the data is the same', async () => {
  const accounts = bakeries(60, SIGNED_UP, (index) => [
    `2025-0${(index % 9) + 1}-01`,
    index < 5 ? '2026-10-01' : null,
  ]);
  const [one, other] = [
    await learn({ accounts }, {}, { asOf: '2026-10-02' }),
    await learn({ accounts }, {}, { asOf: '2027-03-01' }),
  ];
  expect(one.proofs.length).toBeGreaterThan(1);
  expect(other.proofs).toEqual(one.proofs);
});

test('figures come in the order in which the program shows them, and what it does not show is measured all the same', async () => {
  const accounts = bakeries(40, ['churned', 'ltv', 'loaves'], (index) => [index < 8 ? 'yes' : 'no', 900, 7]);
  const { proofFigures, proofs } = await learn({ accounts }, { show: ['metric', 'accounts'] });
  expect(proofs.map(({ kind }) => kind)).toEqual(['metric', 'accounts']);
  expect(proofFigures.map(({ kind }) => kind).slice(0, 3)).toEqual(['metric', 'accounts', 'retention']);
  expect(figureOf(proofFigures, 'ltv')).toMatchObject({
    isAsked: false,
    proof: { value: 900 },
    held: { by: 'not-asked', because: 'proof.show in content/program.yaml does not name "ltv".' },
  });
});

test('of a segment that is nearly the whole of another one, only the other is published', async () => {
  const segments = {
    crusty: { audience: 'crusty bakeries', accounts: { crust: 'yes' } },
    ...BAKERIES,
  };
  const withSoft = (soft: number) => bakeries(40, ['crust'], (index) => [index < soft ? 'no' : 'yes']);
  const four = await learn({ accounts: withSoft(4) }, {}, { segments });
  expect(four.proofs.map(({ segment, kind }) => [segment, kind])).toEqual([['bakeries', 'accounts']]);
  expect(figureOf(four.proofFigures, 'accounts', 'crusty').held).toEqual({
    by: 'difference',
    because:
      'All accounts of "crusty" are in "bakeries" too, which has only 4 accounts besides: figures of all of them would tell about those.',
    next: 'It is shown for "bakeries". To show it here, draw the segments further apart.',
  });
  const five = await learn({ accounts: withSoft(5) }, {}, { segments });
  expect(five.proofs.map(({ segment }) => segment)).toEqual(['crusty', 'bakeries']);
});

test('a figure that is not asked for is held back by nothing else', async () => {
  const segments = { crusty: { audience: 'crusty bakeries', accounts: { crust: 'yes' } }, ...BAKERIES };
  const accounts = bakeries(40, ['crust', 'loaves'], (index) => [index < 4 ? 'no' : 'yes', 12]);
  const { proofFigures } = await learn({ accounts }, { show: ['accounts'] }, { segments });
  expect(figureOf(proofFigures, 'accounts', 'crusty').held?.by).toBe('difference');
  expect(figureOf(proofFigures, 'metric', 'crusty').held?.by).toBe('not-asked');
});

test('differences are looked for among the accounts behind a figure, not among all', async () => {
  const segments = {
    crusty: { audience: 'crusty bakeries', accounts: { crust: 'yes' } },
    ...BAKERIES,
  };
  // Ten soft bakeries, of which three have a metric.
  const accounts = bakeries(40, ['crust', 'loaves'], (index) => [
    index < 10 ? 'no' : 'yes',
    index < 7 ? null : 12,
  ]);
  const { proofFigures } = await learn({ accounts }, {}, { segments });
  expect(figureOf(proofFigures, 'accounts', 'crusty').held).toBeNull();
  expect(figureOf(proofFigures, 'metric', 'crusty').held?.by).toBe('difference');
});

test('every proof satisfies the plan, and is worded in every language of the program', async () => {
  const accounts = bakeries(40, [...SIGNED_UP, 'ltv', 'loaves'], (index) => [
    index === 0 ? '2026-10-01' : '2024-01-01',
    ...[null, 900, 7],
  ]);
  const { proofFigures, proofs } = await learn({ accounts });
  for (const proof of proofs) expect(ProofSchema.parse(proof)).toEqual(proof);
  expect(Object.keys(figureOf(proofFigures, 'ltv').wording)).toEqual(['en', 'fr']);
  expect(figureOf(proofFigures, 'retention').wording['en']?.figure).toBe('over 90%');
});

test('no accounts, and one account, are too few for anything', async () => {
  const one = await learn({
    accounts: bakeries(1, [...SIGNED_UP, 'loaves'], () => ['2026-10-01', null, 7]),
  });
  expect(one.proofs).toEqual([]);
  expect(figureOf(one.proofFigures, 'accounts').held?.because).toBe(
    '1 account was measured, and it takes 5.',
  );
  const none = await learn({
    accounts: csv(['account_id', 'industry', ...SIGNED_UP, 'loaves'], [['m', 'mill', null, null, 1]]),
  });
  expect(none.proofs).toEqual([]);
  for (const { measured } of none.proofFigures) expect(measured?.n ?? 0).toBe(0);
});

test('a site without segments has no figures', async () => {
  const accounts = bakeries(3, [], () => []);
  expect((await learn({ accounts }, {}, { segments: {} })).proofFigures).toEqual([]);
});
