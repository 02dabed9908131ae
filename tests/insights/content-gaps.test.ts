import { expect, test } from 'vitest';
import { findContentGaps, type Learned } from '../../src/insights/find-content-gaps.ts';
import { NO_MARKET } from '../../src/insights/learn-market.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { Comparison, Verdict } from '../../src/schemas/insights/figures.ts';
import type { PainInsight } from '../../src/schemas/insights/pains.ts';
import type { UseCaseInsight } from '../../src/schemas/insights/use-cases.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

const compared = (verdict: Verdict): Comparison => {
  const share = { share: 0.5, n: 50, low: 0.4, high: 0.6 };
  return { among: share, others: share, difference: { points: 0, low: 0, high: 0 }, lift: 1, p: 1, verdict };
};

const pain = (name: string, accounts: number, more: Partial<PainInsight> = {}): PainInsight => ({
  pain: name,
  accounts,
  comparison: compared('unclear'),
  share: null,
  written: true,
  guides: ['a-guide'],
  ...more,
});

function painsOf(
  scopes: Readonly<Record<string, readonly PainInsight[]>>,
  recordedFor: Learned['pains']['recordedFor'] = 'both',
): Learned['pains'] {
  return {
    recordedFor,
    onlyAnswers: false,
    scopes: Object.entries(scopes).map(([name, pains]) => ({
      segment: name === 'all' ? null : name,
      accounts: 200,
      answers: 200,
      pains,
    })),
  };
}

const NOTHING: Learned = { pains: NO_MARKET.pains, useCases: NO_MARKET.useCases, niches: NO_MARKET.niches };

const ACCOUNTS = csv(
  ['account_id', 'churned_at'],
  [
    ['here', null],
    ['gone', '2026-01-01'],
  ],
);

async function gapsOf(learned: Partial<Learned>, content: StudyContent = {}, snapshot?: Snapshot) {
  const own = snapshot ?? (await makeSnapshot({ accounts: ACCOUNTS }));
  try {
    return await findContentGaps(openStudy(makeStudyInput(own, content)), { ...NOTHING, ...learned });
  } finally {
    if (!snapshot) await own[Symbol.asyncDispose]();
  }
}

test('a pain that goes with staying needs a guide and a place in the text', async () => {
  const lacking = { comparison: compared('better'), guides: [], written: false };
  const gaps = await gapsOf({ pains: painsOf({ all: [], bakeries: [pain('waste', 40, lacking)] }) });
  const gap = { segments: ['bakeries'], about: 'waste', accounts: 40, because: 'stayed' };
  expect(gaps).toEqual([
    { kind: 'guide', ...gap },
    { kind: 'pain-text', ...gap },
  ]);
});

test('a frequent pain needs a guide, a rare one does not', async () => {
  const gaps = await gapsOf({
    pains: painsOf({
      all: [],
      bakeries: [pain('waste', 30, { guides: [] }), pain('dust', 19, { guides: [] })],
    }),
  });
  expect(gaps.map(({ kind, about, because }) => [kind, about, because])).toEqual([
    ['guide', 'waste', 'frequent'],
  ]);
});

test('a pain of several segments is one gap, the one that touches most accounts first', async () => {
  const gaps = await gapsOf({
    pains: painsOf({
      all: [],
      bakeries: [pain('waste', 30, { guides: [] }), pain('dust', 50, { guides: [] })],
      mills: [pain('waste', 25, { guides: [], comparison: compared('better') })],
    }),
  });
  expect(gaps.map(({ about, segments, accounts, because }) => [about, segments, accounts, because])).toEqual([
    ['waste', ['bakeries', 'mills'], 55, 'stayed'],
    ['dust', ['bakeries'], 50, 'frequent'],
  ]);
});

test('a text that is silent on a pain is told only where it speaks of a rarer one', async () => {
  const silent = { written: false };
  const among = (own: number) =>
    gapsOf({ pains: painsOf({ all: [], bakeries: [pain('waste', 60, silent), pain('dust', own)] }) });
  expect((await among(40)).map(({ kind, about }) => [kind, about])).toEqual([['pain-text', 'waste']]);
  expect(await among(50)).toEqual([]);
});

test('a pain of which no text speaks is one gap of no segment', async () => {
  const gaps = await gapsOf({
    pains: painsOf({ all: [pain('waste', 90, { written: false })], bakeries: [] }),
  });
  expect(gaps).toEqual([
    { kind: 'pain-text', segments: [], about: 'waste', accounts: 90, because: 'frequent' },
  ]);
});

test('a reason for leaving needs a guide but no place in the text; "other" is no reason', async () => {
  const lacking = { guides: [], written: false, comparison: null };
  const gaps = await gapsOf({
    pains: painsOf({ all: [], bakeries: [pain('price', 40, lacking), pain('other', 40, lacking)] }, 'left'),
  });
  expect(gaps.map(({ kind, about, because }) => [kind, about, because])).toEqual([
    ['guide', 'price', 'left'],
  ]);
});

test('a use case that goes with success belongs on the page', async () => {
  const useCase = (id: string, listed: boolean, stayed: Verdict, grown: Verdict): UseCaseInsight => {
    return { useCase: id, accounts: 30, listed, stayed: compared(stayed), grown: compared(grown) };
  };
  const useCases = [
    useCase('bake', false, 'unclear', 'better'),
    useCase('sweep', false, 'better', 'unclear'),
    useCase('sell', true, 'better', 'better'),
    useCase('rest', false, 'unclear', 'unclear'),
  ];
  const scopes = [
    { segment: null, useCases },
    { segment: 'bakeries', useCases },
  ];
  const gaps = await gapsOf({ useCases: { ...NO_MARKET.useCases, scopes } });
  expect(gaps.map(({ kind, about, because }) => [kind, about, because])).toEqual([
    ['use-case', 'bake', 'grown'],
    ['use-case', 'sweep', 'stayed'],
  ]);
});

const CONSENT = {
  what: ['story' as const],
  by: 'Ada',
  on: '2026-01-01',
  until: '2026-12-31',
  incentive: 'none',
};

test.each([
  ['a consent that holds', 'here', CONSENT, false],
  ['a customer who left', 'gone', CONSENT, true],
  ['a consent that has ended', 'here', { ...CONSENT, until: '2026-06-30' }, true],
  ['a consent that was withdrawn', 'here', { ...CONSENT, withdrawn: '2026-06-30' }, true],
  ['a consent for the name alone', 'here', { ...CONSENT, what: ['name' as const] }, true],
])('of %s: whether the segment lacks a story', async (_, account, consent, lacks) => {
  const content: StudyContent = {
    segments: { bakeries: { useCases: ['bake'], pains: [{ pain: 'waste', text: 'Bread in the bin.' }] } },
    guides: { 'bake-less': { pain: 'waste' } },
    caseStudies: { rye: { account, consent, segments: ['bakeries'] } },
  };
  const gaps = await gapsOf({}, content);
  expect(gaps.map(({ kind, segments }) => [kind, segments])).toEqual(
    lacks ? [['case-study', ['bakeries']]] : [],
  );
});

test('a segment with nothing at all lacks a story, a guide and a use case', async () => {
  const content: StudyContent = {
    segments: { bakeries: { pains: [{ pain: 'waste', text: 'Bread in the bin.' }] } },
    guides: { 'mill-less': { pain: 'waste', segments: ['mills'] }, other: { pain: 'dust' } },
  };
  const kinds = (await gapsOf({}, content)).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['case-study', 'no-guides', 'no-use-cases']);
});
