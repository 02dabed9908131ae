import { expect, test } from 'vitest';
import { decideAsk, type AskInput } from '../../../src/insights/advocates/decide-ask.ts';
import type { Asked, KnownAccount } from '../../../src/insights/advocates/know-accounts.ts';
import { AdvocateSettingsSchema } from '../../../src/schemas/program.ts';

const AS_OF = '2026-11-21';

/** Somebody of whom nothing speaks for or against asking. */
const KNOWN: KnownAccount = {
  name: 'Rye & Sons',
  locale: null,
  signedUp: '2024-06-06',
  health: null,
  mrr: null,
  ltv: null,
  expansion: null,
  retentionCost: null,
  tickets: null,
  usage: null,
  nps: null,
  csat: null,
  results: {},
  answers: {},
  contacts: [{ name: 'Rosa Rye', role: null, influence: null, email: 'rosa@rye.example' }],
  asks: [],
  upgrades: null,
};

interface Given extends Partial<Omit<AskInput, 'known'>> {
  readonly known?: Partial<KnownAccount>;
}

function decide({ known, ...input }: Given) {
  return decideAsk({
    known: { ...KNOWN, ...known },
    nps: null,
    csat: null,
    atRisk: false,
    medianUsage: 50,
    affiliate: null,
    caseStudy: { state: 'none', id: null, until: null },
    hasContact: true,
    settings: AdvocateSettingsSchema.parse({ cooldownDays: 100 }),
    currency: 'EUR',
    asOf: AS_OF,
    ...input,
  });
}

const asked = (on: string, more: Partial<Asked> = {}): Asked => ({
  on,
  kind: 'review',
  answer: null,
  ...more,
});
const promoter = (on: string, score = 9) => ({ nps: score, known: { answers: { nps: { score, on } } } });
const wait = (because: string, from: string | null) => ({ when: 'wait', because, from });
const now = (because: string) => ({ when: 'now', because, from: AS_OF });

test.each<[string, Given, object]>([
  ['a promoter of 45 days ago', promoter('2026-10-07'), now('promoter')],
  ['not one of 46', promoter('2026-10-06'), wait('no-occasion', '2027-06-06')],
  ['not an 8', promoter('2026-11-20', 8), wait('no-occasion', '2027-06-06')],
  [
    'not an answer that does not count',
    { ...promoter('2026-11-20'), nps: null },
    wait('no-occasion', '2027-06-06'),
  ],
  ['an upgrade of 45 days ago', { known: { upgrades: { count: 2, last: '2026-10-07' } } }, now('upgrade')],
  [
    'not one of 46',
    { known: { upgrades: { count: 2, last: '2026-10-06' } } },
    wait('no-occasion', '2027-06-06'),
  ],
  ['an anniversary of 30 days ago', { known: { signedUp: '2025-10-22' } }, now('anniversary')],
  ['one of today', { known: { signedUp: '2020-11-21' } }, now('anniversary')],
  ['not one of 31', { known: { signedUp: '2025-10-21' } }, wait('no-occasion', '2027-10-21')],
  ['not one of tomorrow', { known: { signedUp: '2025-11-22' } }, wait('no-occasion', '2026-11-22')],
  [
    'no anniversary in the first year',
    { known: { signedUp: '2026-11-01' } },
    wait('no-occasion', '2027-11-01'),
  ],
  ['an early success', { known: { signedUp: '2026-09-10', usage: 50 } }, now('early-success')],
  [
    'none with less use than the median',
    { known: { signedUp: '2026-09-10', usage: 49 } },
    wait('no-occasion', '2027-09-10'),
  ],
  [
    'none in the first days',
    { known: { signedUp: '2026-10-23', usage: 90 } },
    wait('no-occasion', '2027-10-23'),
  ],
  [
    'none after three months',
    { known: { signedUp: '2026-08-22', usage: 90 } },
    wait('no-occasion', '2027-08-22'),
  ],
  ['growth beside a good answer', { known: { expansion: 38 }, nps: 9 }, now('has-grown')],
  ['growth beside a good CSAT', { known: { expansion: 38 }, csat: 4 }, now('has-grown')],
  ['no growth without any answer', { known: { expansion: 38 } }, wait('no-occasion', '2027-06-06')],
  [
    'none beside a lukewarm one',
    { known: { expansion: 38 }, nps: 8, csat: 5 },
    wait('no-occasion', '2027-06-06'),
  ],
  [
    'none beside a poor CSAT',
    { known: { expansion: 38 }, nps: 9, csat: 3 },
    wait('no-occasion', '2027-06-06'),
  ],
  ['no growth of nothing', { known: { expansion: 0 }, nps: 9 }, wait('no-occasion', '2027-06-06')],
  ['nothing without a day of signup', { known: { signedUp: null } }, wait('no-occasion', null)],
])('an occasion is %s', (_, given, expected) => {
  expect(decide(given)).toMatchObject(expected);
});

test.each<[string, Given]>([
  ['poor health', { known: { health: 39 } }],
  ['a low answer', { nps: 6 }],
  ['being likely to leave', { atRisk: true }],
])('%s outweighs every occasion', (_, { known, ...given }) => {
  const anniversary = { signedUp: '2025-11-20', ...known };
  const expected = { when: 'not-now', because: 'at-risk', from: null };
  expect(decide({ ...given, known: anniversary })).toMatchObject(expected);
});

test('health of 40 and an answer of 7 are no risk', () => {
  expect(decide({ known: { health: 40 }, nps: 7 }).when).toBe('wait');
});

test.each<[string, Asked[], object]>([
  ['asked lately', [asked('2026-08-14')], wait('asked-lately', '2026-11-22')],
  ['asked long enough ago', [asked('2026-08-13')], now('promoter')],
  ['a no rests twice as long', [asked('2026-06-01', { answer: 'no' })], wait('asked-lately', '2026-12-18')],
  ['and then may be asked', [asked('2026-05-01', { answer: 'no' })], now('promoter')],
  [
    'of several, the one that rests longest',
    [asked('2026-09-01'), asked('2026-08-20', { answer: 'no' })],
    wait('asked-lately', '2027-03-08'),
  ],
])('the cooldown: %s', (_, asks, expected) => {
  const { known, nps } = promoter('2026-11-20');
  expect(decide({ nps, known: { ...known, asks } })).toMatchObject(expected);
});

test('a yes to refer that came to nothing is the first occasion, but not for an affiliate', () => {
  const { known, nps } = promoter('2026-11-20');
  const asks = [asked('2026-02-02', { kind: 'referral', answer: 'yes' })];
  expect(decide({ nps, known: { ...known, asks } })).toMatchObject(now('said-yes'));
  const affiliate = { id: 'rye', mayBeNamed: true };
  expect(decide({ nps, known: { ...known, asks }, affiliate })).toMatchObject(now('promoter'));
});

test('without anybody to write to it waits, and says which it lacks', () => {
  const { known, nps } = promoter('2026-11-20');
  expect(decide({ nps, known, hasContact: false })).toMatchObject({
    ...wait('no-contact', null),
    words: 'no contact with an e-mail address',
  });
  expect(decide({ nps, known: { ...known, contacts: [] }, hasContact: false }).words).toBe(
    'no contact known',
  );
});

test.each([
  [null, 'none', 'referral'],
  ['rye', 'none', 'case-study'],
  ['rye', 'expired', 'case-study'],
  ['rye', 'not-yet', 'case-study'],
  ['rye', 'withdrawn', 'referral'],
  ['rye', 'shown', 'referral'],
] as const)('affiliate %s with case study %s is asked for a %s', (id, state, wanted) => {
  const affiliate = id && { id, mayBeNamed: true };
  expect(decide({ affiliate, caseStudy: { state, id: null, until: null } }).for).toBe(wanted);
});

test('says why, in words', () => {
  const words = (given: Given) => decide(given).words;
  expect(words(promoter('2026-11-02', 10))).toBe('NPS 10 on 2 November 2026');
  expect(words({ known: { signedUp: '2023-11-02' } })).toBe('a customer for 3 years since 2 November 2026');
  expect(words({ known: { signedUp: '2026-09-21', usage: 80 } })).toBe(
    'a customer for 61 days, and uses the product like an old one',
  );
  expect(words({ known: { expansion: 37.6 }, nps: 9 })).toBe(
    'it pays €38 a month more than it began with (since when, the data does not say)',
  );
  const no = asked('2026-10-03', { kind: 'case-study', answer: 'no' });
  expect(words({ known: { asks: [no] } })).toBe('asked for a case study on 3 October 2026, it said no');
  expect(words({ known: { asks: [asked('2026-10-03', { kind: null })] } })).toBe(
    'asked on 3 October 2026, no answer yet',
  );
  expect(words({ known: { health: 12.34 } })).toBe('its health is 12.3');
  expect(words({})).toBe('no occasion now; no fresh answer says how happy it is');
  expect(words({ nps: 8 })).toBe('no occasion now; its last NPS answer was 8');
  expect(words({ nps: 9 })).toBe('no occasion now');
});

test('an anniversary of 29 February is kept on 1 March where there is none', () => {
  expect(decide({ asOf: '2026-03-01', known: { signedUp: '2024-02-29' } })).toMatchObject({
    because: 'anniversary',
    words: 'a customer for 2 years since 1 March 2026',
  });
});
