import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { describeProof } from '../../src/report/describe-proof.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { Focus } from '../../src/report/section.ts';
import type { HeldBack, ProofFigure } from '../../src/schemas/insights/proof-figure.ts';
import type { ProofKind } from '../../src/schemas/program.ts';

const EVERYTHING: Focus = { segment: null, affiliate: null };
const AGE = { dataUntil: '2026-11-14', isDated: true, shownUntil: '2027-05-13' };

const FEW: HeldBack = {
  by: 'too-few',
  because: '7 accounts were measured, and it takes 10.',
  next: 'Wait for 3 more.',
};
const NOT_ASKED: HeldBack = { by: 'not-asked', because: 'Nobody asked.', next: null };

function figure(segment: string, kind: ProofKind, shown: string | HeldBack, isAsked = true): ProofFigure {
  const held = typeof shown === 'string' ? null : shown;
  const words = { label: '', method: '', sentence: '', short: '' };
  return {
    ...{ segment, kind, isAsked, held, proof: null },
    formula: kind === 'accounts' ? 'count' : 'retained-12-months',
    measured: { value: kind === 'accounts' ? 76 : 0.793, n: 92, interval: { low: 0.7, high: 0.864 } },
    wording: typeof shown === 'string' ? { en: { ...words, figure: shown } } : {},
  };
}

function report(figures: readonly ProofFigure[], focus = EVERYTHING, more: object = {}): string {
  const insights = { ...noInsights('2026-11-21'), proofAge: AGE, proofFigures: figures, ...more };
  const section = describeProof(insights, focus, 'EUR');
  return section === null ? '' : renderText([section], 100);
}

test('says what stands on pages, what is held back and why, and what to do', () => {
  const figures = [
    figure('gyms', 'retention', FEW),
    figure('gyms', 'accounts', '75+'),
    figure('gyms', 'ltv', NOT_ASKED, false),
    figure('hotels', 'retention', '79%'),
    figure('hotels', 'accounts', '110+'),
    figure('hotels', 'steps', { by: 'no-data', because: 'Nothing.', next: null }, false),
  ];
  expect(report(figures)).toBe(`WHAT MAY BE PUBLISHED
3 of 4 figures that you ask for stand on the pages of 2 segments. The data reaches to 14 November
2026; without newer data, figures are shown until 13 May 2027.

  • Held back: retention of gyms. 7 accounts were measured, and it takes 10.
    → Wait for 3 more.

  segment  customers  retention
  gyms     75+        –
  hotels   110+       79%

  proof.show in content/program.yaml could name these too: ltv.
  Pages show figures rounded, so that none follows a single account, and never in your favour.
  "kith insights --segment" gives those of one segment exactly.`);
});

test('one segment is told exactly, and nothing of the others', () => {
  const figures = [
    figure('gyms', 'retention', '78%'),
    figure('gyms', 'accounts', FEW),
    figure('gyms', 'recommend', NOT_ASKED, false),
    figure('hotels', 'retention', FEW),
  ];
  const text = report(figures, { segment: 'gyms', affiliate: null });
  expect(text).not.toContain('hotels');
  expect(text).toContain('1 of 2 figures that you ask for stands on its pages.');
  expect(text).toContain('• Held back: customers. 7 accounts');
  expect(text).toContain(`  figure           on pages       exactly  between       accounts
  retention        78%            79 %     70 % to 86 %        92
  customers        held back      76       0.7 to 0.864        92
  would recommend  not asked for  79 %     70 % to 86 %        92`);
});

test('a reason that holds for everything is told once', () => {
  const outdated: HeldBack = { by: 'outdated', because: 'The data is old.', next: 'Pull.' };
  const figures = ['gyms', 'hotels'].flatMap((segment) => [
    figure(segment, 'retention', outdated),
    figure(segment, 'accounts', outdated),
  ]);
  const text = report(figures, EVERYTHING, { proofAge: { ...AGE, shownUntil: '2026-11-20' } });
  expect(text).toContain(
    'No figure stands on the pages of 2 segments.\n\n  • Held back: all figures. The data is old.',
  );
  expect(text).not.toContain('without newer data');
  expect(text).not.toContain('segment  ');
  expect(text.match(/Held back/g)).toHaveLength(1);
});

test('data without dates is as old as its pull', () => {
  const text = report([figure('gyms', 'accounts', '75+')], EVERYTHING, {
    proofAge: { ...AGE, isDated: false },
  });
  expect(text).toContain('The data was pulled on 14 November');
});

test('more than eight reasons are counted, not listed', () => {
  const figures = Array.from({ length: 12 }, (_, index) =>
    figure(`segment-${index}`, 'retention', { ...FEW, because: `${index} accounts were measured.` }),
  );
  const text = report(figures);
  expect(text.match(/Held back/g)).toHaveLength(8);
  expect(text).toContain('And 4 more in --json.');
});

test('says nothing without data, without segments, or about one affiliate', () => {
  expect(report([])).toBe('');
  expect(report([figure('gyms', 'accounts', '75+')], { segment: null, affiliate: 'rosa' })).toBe('');
  expect(report([figure('gyms', 'accounts', '75+')], EVERYTHING, { proofAge: null })).toBe('');
});
