import { describe, expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { describeChurn } from '../../src/report/describe-churn.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { AtRisk, Churn, Driver } from '../../src/schemas/insights/churn.ts';
import type { Focus } from '../../src/report/section.ts';

const share = (value: number, n: number, low: number, high: number) => ({ share: value, n, low, high });

const USAGE: Driver = {
  column: 'usage',
  value: null,
  goesWith: 'staying',
  among: share(0.1, 300, 0.07, 0.14),
  others: share(0.4, 310, 0.35, 0.46),
  usual: false,
  from: 68,
  upTo: 44,
  p: 0.0001,
};
const CONTRACT: Driver = {
  ...USAGE,
  column: 'contract_type',
  value: 'Month-to-month',
  goesWith: 'leaving',
  among: share(0.43, 400, 0.38, 0.48),
  from: null,
  upTo: null,
};
const TICKETS: Driver = {
  ...USAGE,
  column: 'tickets_90d',
  goesWith: 'leaving',
  usual: true,
  from: 2.2,
  upTo: 0.8,
};

function riskOf(account: string, more: Partial<AtRisk> = {}): AtRisk {
  const reasons = [
    { column: 'usage', value: 12, usual: 56, weight: 1.4, words: 'usage 12 (usual 56)' },
    { column: 'contract', value: 'monthly', usual: null, weight: 0.5, words: 'contract monthly' },
  ];
  const all = { name: `Bakery ${account}`, probability: 0.71, mrr: 120, referredBy: null, segments: [] };
  return { account, reasons, ...all, ...more };
}

const CLEAR: Churn = {
  signal: 'clear',
  words: 'A clear signal: the data tells who leaves.',
  method: ['A chance is a share.'],
  n: 1200,
  leavers: 300,
  base: share(0.25, 1200, 0.23, 0.28),
  auc: 0.82,
  aucInterval: { low: 0.79, high: 0.85 },
  brier: 0.14,
  baseBrier: 0.1875,
  calibration: [{ predicted: 0.69, observed: share(0.7, 120, 0.61, 0.77) }],
  liftAt10: { ...share(0.7, 120, 0.61, 0.77), lift: 2.8 },
  columns: ['contract_type', 'tickets_90d', 'usage'],
  leaks: [{ column: 'ltv', found: 'lifetime', words: 'ltv: it knows the outcome.' }],
  unused: [],
  drivers: [USAGE, CONTRACT, TICKETS],
  customers: 900,
  threshold: 0.5,
  atRiskCount: 2,
  mrrAtRisk: 240,
  atRisk: [
    riskOf('A-1'),
    riskOf('A-2', { segments: ['bakeries'], referredBy: 'rosa', reasons: [], mrr: null }),
  ],
};

const ALL: Focus = { segment: null, affiliate: null };

function textOf(churn: Churn | null, focus: Focus = ALL): string | null {
  const section = describeChurn({ ...noInsights('2026-11-21'), churn }, focus, 'EUR');
  return section && renderText([section], 100);
}

test('says who may leave, how well that is known, what goes with it and what to do', () => {
  expect(textOf(CLEAR)).toMatchInlineSnapshot(`
    "WHO MAY LEAVE
    2 of 900 customers are at risk of leaving, who pay €240 a month. A clear signal: the data tells who
    leaves.

      • Of the tenth of the accounts that it called most likely to leave, 70 % did, against 25 % of all;
        it had said 69 %. Between 61 % and 77 %, over 120 accounts that it had not seen.
        → Let customer success call them, those who pay most first, and ask them for nothing until then.
          Kith shows them in no case study and proposes them as no advocates.
      • usage 44 or less: 40 % of 310 left (35–46); 68 or more: 10 % of 300 (7–14).
      • contract type Month-to-month: 43 % of 400 left (38–48); all others: 40 % of 310 (35–46).
      • tickets few for their age: 40 % of 310 left (35–46); many: 10 % of 300 (7–14).
        → What goes with leaving need not be why. Choose what you can change, and try it on half of the
          accounts below.

      account     chance  a month  why
      Bakery A-1  71 %    €120     usage 12 (usual 56), contract monthly
      Bakery A-2  71 %             many small things

      Learned from 1,200 accounts, of which 300 left (25 %). A chance is a share.
      Left out: ltv: it knows the outcome."
  `);
});

test('where the data does not say who left there is no section', () => {
  expect(textOf(null)).toBeNull();
});

describe('without a clear signal', () => {
  test('it says so, names what goes with leaving, and calls nobody', () => {
    const weak: Churn = {
      ...CLEAR,
      signal: 'weak',
      words: 'A weak signal.',
      atRisk: [],
      atRiskCount: 0,
      threshold: null,
    };
    const text = textOf(weak) ?? '';
    expect(text).toContain('A weak signal.');
    expect(text).toContain('usage 44 or less');
    expect(text).not.toContain('at risk');
    expect(text).not.toContain('Bakery');
  });

  test('where nothing was learned, that is all', () => {
    const nothing: Churn = {
      ...CLEAR,
      ...{
        signal: 'none',
        words: 'No signal: of 9 accounts only 2 left.',
        auc: null,
        aucInterval: null,
        brier: null,
      },
      ...{
        liftAt10: null,
        calibration: [],
        leaks: [],
        drivers: [],
        atRisk: [],
        atRiskCount: 0,
        mrrAtRisk: null,
      },
    };
    expect(textOf(nothing)).toBe('WHO MAY LEAVE\nNo signal: of 9 accounts only 2 left.');
  });
});

test('under a focus it shows only whom of it that concerns', () => {
  const bakeries = textOf(CLEAR, { segment: 'bakeries', affiliate: null }) ?? '';
  expect(bakeries).toContain('1 customer here is at risk of leaving.');
  expect(bakeries).toContain('Bakery A-2');
  expect(bakeries).not.toContain('Bakery A-1');
  expect(textOf(CLEAR, { segment: null, affiliate: 'rosa' })).toContain('Bakery A-2');
  expect(textOf(CLEAR, { segment: 'mills', affiliate: null })).toBeNull();
});

test('long lists are cut, and say so', () => {
  const atRisk = Array.from({ length: 40 }, (_, index) => riskOf(`A-${index + 10}`));
  const drivers = Array.from({ length: 12 }, (_, index) => ({ ...USAGE, column: `column_${index}` }));
  const leaks = Array.from({ length: 5 }, (_, index) => ({
    column: `l${index}`,
    found: 'values' as const,
    words: `l${index}.`,
  }));
  const text = textOf({ ...CLEAR, atRisk, atRiskCount: 900, drivers, leaks }) ?? '';
  expect(text).toContain('900 of 900 customers are at risk');
  expect(text.match(/Bakery/g)).toHaveLength(12);
  expect(text).toContain('And 888 more accounts in --json.');
  expect(text).toContain('And 5 more columns in --json.');
  expect(text).toContain('And 2 more columns that know the outcome in --json.');
});
