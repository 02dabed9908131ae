import { expect, test } from 'vitest';
import { learnAdvocates } from '../../../src/insights/advocates/learn-advocates.ts';
import { openStudy } from '../../../src/insights/study.ts';
import type { Advocate } from '../../../src/schemas/insights/advocates.ts';
import type { TableName } from '../../../src/schemas/tables.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput, type StudyContent } from '../make-study.ts';

const COLUMNS = ['account_id', 'name', 'signed_up_at', 'health', 'mrr', 'usage', 'retention_cost', 'locale'];
const RYE = ['A-1', 'Rye & Sons', '2024-11-10', 90, 100, 80, 120, 'fr'] as const;

type Tables = Partial<Record<TableName, string>>;

async function learn(tables: Tables, content: StudyContent = {}, atRisk?: ReadonlySet<string>) {
  const program = { advocates: { minimumCoverage: 0 }, ...content.program };
  await using snapshot = await makeSnapshot({ accounts: csv(COLUMNS, [RYE]), ...tables });
  return await learnAdvocates(openStudy(makeStudyInput(snapshot, { ...content, program })), atRisk);
}

async function learnOne(
  tables: Tables,
  content: StudyContent = {},
  atRisk?: ReadonlySet<string>,
): Promise<Advocate> {
  const { overall } = await learn(tables, content, atRisk);
  const [advocate] = overall.best;
  if (!advocate) throw new Error('nobody was ranked');
  return advocate;
}

const contacts = (...rows: (string | null)[][]) =>
  csv(
    ['account_id', 'name', 'email', 'role', 'influence'],
    rows.map((row) => ['A-1', ...row]),
  );

const ROSA = contacts(['Rosa Rye', 'rosa@rye.example', 'Owner', 'stakeholder']);
const CONSENT = {
  what: ['name', 'story'],
  by: 'Rosa Rye',
  on: '2026-01-01',
  until: '2027-12-31',
  incentive: 'none',
} as const;

test('asks the one with most influence who has an e-mail address', async () => {
  const advocate = await learnOne({
    contacts: contacts(
      ['Uma User', 'uma@rye.example', 'Baker', 'user'],
      ['Cato Champion', null, 'Miller', 'champion'],
      ['Ida Influencer', 'ida@rye.example', 'Buyer', 'influencer'],
      ['Stan Stakeholder', 'not an address', 'Owner', 'stakeholder'],
      ['Nell Noinfluence', 'nell@rye.example', null, null],
    ),
  });
  expect(advocate.whom).toEqual({
    name: 'Ida Influencer',
    role: 'Buyer',
    influence: 'influencer',
    email: 'ida@rye.example',
  });
  expect(advocate.contacts.map(({ name }) => name)).toEqual([
    'Stan Stakeholder',
    'Ida Influencer',
    'Uma User',
    'Nell Noinfluence',
    'Cato Champion',
  ]);
  expect(advocate.invitation?.to).toBe('ida@rye.example');
});

test('an affiliate is asked itself, at the address that it gave, and told of its own page', async () => {
  const affiliates = {
    rosa: {
      name: 'Rosa Rye',
      account: 'A-1',
      email: 'rosa@home.example',
      segments: ['bakeries'],
      consent: CONSENT,
    },
  };
  const segments = { bakeries: {} };
  const caseStudies = { story: { account: 'A-1', consent: { ...CONSENT, what: [...CONSENT.what] } } };
  const advocate = await learnOne({ contacts: ROSA }, { affiliates, segments, caseStudies });
  expect(advocate.affiliate).toEqual({ id: 'rosa', mayBeNamed: true });
  expect(advocate.caseStudy).toEqual({ state: 'shown', id: 'story', until: '2027-12-31' });
  expect(advocate.whom).toEqual({
    name: 'Rosa Rye',
    role: 'Owner',
    influence: 'stakeholder',
    email: 'rosa@home.example',
  });
  expect(advocate.ask).toMatchObject({ for: 'referral', when: 'now', because: 'anniversary' });
  expect(advocate.next.map(({ words }) => words)).toEqual([
    'Send Rosa Rye (Owner, stakeholder) the reminder of the page that is there to pass on.',
  ]);
  expect(advocate.invitation?.text).toContain('https://friends.oatmark.example/with/rosa/bakeries/\n');
});

test('one that serves several segments lets friends choose', async () => {
  const affiliates = { rosa: { name: 'Rosa Rye', account: 'A-1', locale: 'fr' } };
  const advocate = await learnOne({ contacts: ROSA }, { affiliates, segments: { bakeries: {}, mills: {} } });
  expect(advocate.invitation?.text).toContain('https://friends.oatmark.example/with/rosa/\n');
  expect(advocate.invitation?.locale).toBe('fr');
});

test.each<[string, object | null, object, string | null]>([
  [
    'none',
    null,
    { state: 'none', id: null, until: null },
    'No case study and no consent to one: ask for both in one go.',
  ],
  [
    'over',
    { until: '2026-11-20' },
    { state: 'expired', until: '2026-11-20' },
    'The consent to its case study story ended on 20 November 2026: no page shows it until it is renewed.',
  ],
  [
    'taken back',
    { withdrawn: '2026-11-21' },
    { state: 'withdrawn' },
    'It took back the consent to its case study story: do not ask for that again.',
  ],
  [
    'for the name only',
    { what: ['name'] },
    { state: 'not-yet' },
    'Its case study story has no consent that holds today: get it in writing.',
  ],
  [
    'not begun',
    { on: '2026-12-01' },
    { state: 'not-yet' },
    'Its case study story has no consent that holds today: get it in writing.',
  ],
  ['valid', {}, { state: 'shown' }, null],
])('says what there is to do where the consent to a story is %s', async (_, consent, state, step) => {
  const study = consent && {
    story: { account: 'A-1', consent: { ...CONSENT, what: [...CONSENT.what], ...consent } },
  };
  const affiliates = {
    rosa: { name: 'Rosa Rye', account: 'A-1', email: 'rosa@rye.example', consent: CONSENT },
  };
  const { caseStudy, next } = await learnOne({}, { affiliates, ...(study ? { caseStudies: study } : {}) });
  expect(caseStudy).toMatchObject(state);
  expect(next.slice(1).map(({ words }) => words)).toEqual(step === null ? [] : [step]);
});

test('says what there is to do about somebody who is no affiliate, or one who may not be named', async () => {
  const words = async (content: StudyContent) =>
    (await learnOne({ contacts: ROSA }, content)).next.map((step) => step.words);
  expect(await words({})).toEqual([
    'Send Rosa Rye (Owner, stakeholder) the invitation to join.',
    'Not an affiliate yet: the invitation leads to where it can join.',
    'No case study and no consent to one: ask for both once it has joined, one favour at a time.',
  ]);
  expect(await words({ affiliates: { rosa: { name: 'Rosa Rye', account: 'A-1' } } })).toContain(
    'Its pages do not name it: ask for the consent to that too (affiliate rosa).',
  );
});

test('nobody at risk is asked for anything', async () => {
  const advocate = await learnOne({ contacts: ROSA }, {}, new Set(['A-1']));
  expect(advocate.ask).toMatchObject({ when: 'not-now', words: 'it is likely to leave' });
  expect(advocate.invitation).toBeNull();
  expect(advocate.next).toEqual([
    {
      about: 'ask',
      words: 'Ask for nothing. Call Rosa Rye, find out what is wrong, and put it right first.',
    },
  ]);
});

test('keeps the cooldown that the program sets, over what was asked', async () => {
  const asks = csv(
    ['account_id', 'at', 'kind', 'answer'],
    [
      ['A-1', '2026-11-01', 'referral', 'none'],
      ['A-1', '2026-11-21T23:00:00Z', 'review', 'yes'],
    ],
  );
  const early = await learnOne(
    { contacts: ROSA, asks },
    { asOf: '2026-11-20', program: { advocates: { minimumCoverage: 0, cooldownDays: 30 } } },
  );
  expect(early.ask).toMatchObject({
    when: 'wait',
    from: '2026-12-01',
    words: 'asked for a referral on 1 November 2026, no answer yet',
  });
  expect(early.next[0]?.words).toBe('Leave it alone until 1 December 2026.');
  const later = await learnOne({ contacts: ROSA, asks });
  expect(later.next[0]?.words).toBe(
    'Follow up on that yes with Rosa Rye; ask for nothing new until 21 March 2027.',
  );
});

test('knows upgrades by the actions that the program names, until the day', async () => {
  const activity = csv(
    ['account_id', 'at', 'action'],
    [
      ['A-1', '2026-06-01', 'moved-up'],
      ['A-1', '2026-10-30', 'moved-up'],
      ['A-1', '2026-11-21', 'moved-up'],
      ['A-1', '2026-11-02', 'moved-down'],
    ],
  );
  const accounts = csv(
    [...COLUMNS, 'expansion_mrr'],
    [[...RYE.slice(0, 2), '2024-06-06', ...RYE.slice(3), 38]],
  );
  const program = { advocates: { minimumCoverage: 0, upgradeActions: ['moved-up'] } };
  const advocate = await learnOne({ accounts, contacts: ROSA, activity }, { program, asOf: '2026-11-20' });
  expect(advocate.ask).toMatchObject({ because: 'upgrade', words: 'it upgraded on 30 October 2026' });
  expect(advocate.inputs.find(({ input }) => input === 'expansion')?.words).toBe(
    'upgraded twice, pays €38 a month more than it began with',
  );
});

test('says in words what the score is made of, strongest first and what is missing last', async () => {
  const header = [
    'account_id',
    'health',
    'usage',
    'nps',
    'tickets_90d',
    'ltv',
    'retention_cost',
    'mrr',
    'expansion_mrr',
  ];
  const accounts = csv(header, [
    ['a', 96, 90, 10, 0, 5000, 120, 100, 38],
    ['b', 20, 30, 10, 5, 100, 900, 100, 0],
    ['c', 50, null, 9, 1, 900, 300, 50, -12],
  ]);
  const { overall, medianUsage } = await learn({ accounts });
  expect(medianUsage).toBe(60);
  const words = overall.best.map(({ account, inputs }) => [account, ...inputs.map((input) => input.words)]);
  expect(words).toEqual([
    [
      'a',
      'health 96',
      'uses it 1.5 times as much as the median',
      'NPS 10',
      'pays €38 a month more than it began with',
      'lifetime value €5,000 (top 17 %)',
      'no tickets in 90 days',
      'keeping it costs 10 % of what it pays',
      'no CSAT answer',
    ],
    [
      'c',
      'NPS 9 (counts half: usage is not known)',
      'health 50',
      'lifetime value €900 (about the median)',
      'keeping it costs 50 % of what it pays',
      '1 ticket in 90 days',
      'pays €12 a month less than it began with',
      'no CSAT answer',
      'usage not known',
    ],
    [
      'b',
      'NPS 10 (counts less: uses it little)',
      'pays what it began with',
      'keeping it costs 75 % of what it pays',
      '5 tickets in 90 days',
      'uses it 0.5 times as much as the median',
      'lifetime value €100 (less than 83 % of customers)',
      'health 20',
      'no CSAT answer',
    ],
  ]);
  for (const { score, inputs } of overall.best) {
    expect(inputs.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
  }
});

test('an answer that is too old is named with its day', async () => {
  const surveys = csv(['account_id', 'at', 'kind', 'score'], [['A-1', '2026-01-31', 'nps', 9]]);
  const { inputs } = await learnOne({ surveys });
  expect(inputs.find(({ input }) => input === 'nps')).toMatchObject({
    value: null,
    points: 0,
    words: 'NPS 9 of 31 January 2026 is too old to count',
  });
});

test.each<[number | null, number | null, object | null]>([
  [
    120,
    100,
    {
      share: 0.1,
      verdict: 'worth-it',
      words: 'Keeping it costs €120 a year, and it pays €1,200 (10 %): worth it.',
    },
  ],
  [
    600,
    100,
    {
      share: 0.5,
      verdict: 'costs-much',
      words:
        'Keeping it costs €600 a year, and it pays €1,200 (50 %): more than a third of what it brings; see what takes the time.',
    },
  ],
  [2400, 100, { share: 2, verdict: 'at-a-loss' }],
  [
    400,
    0,
    {
      share: null,
      verdict: 'at-a-loss',
      words:
        'Keeping it costs €400 a year, and it pays €0: more than it brings; see what takes the time, or whether it is on the right plan.',
    },
  ],
  [0, 0, { share: null, verdict: 'worth-it' }],
  [null, 100, null],
  [100, null, null],
])('weighs a cost of %s a year against %s a month', async (cost, mrr, expected) => {
  const advocate = await learnOne({
    accounts: csv(['account_id', 'health', 'retention_cost', 'mrr'], [['a', 50, cost, mrr]]),
  });
  if (expected === null) expect(advocate.cost).toBeNull();
  else expect(advocate.cost).toMatchObject(expected);
});

test('texts from the data cannot break out of a mail or a terminal', async () => {
  const accounts = csv(
    ['account_id', 'name', 'health'],
    [['A-1', '"Rye\n\nBcc: all@rye.example\u001b[31m & Sons"', 50]],
  );
  const people = contacts(
    ['"Rosa\u202e Rye"', '"rosa@rye.example\nBcc: x@y.example"', 'Owner', 'champion'],
    ['http://win.example', 'uma@rye.example', '"Ba\u0007ker"', 'user'],
  );
  const { name, whom, invitation } = await learnOne({ accounts, contacts: people });
  expect(name).toBe('Rye Bcc: all@rye.example[31m & Sons');
  expect(whom).toMatchObject({ email: 'uma@rye.example', role: 'Baker' });
  expect(invitation?.text.split('\n')[0]).toBe('Hello,');
  expect(`${invitation?.subject ?? ''}${invitation?.text ?? ''}`).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u202e]/u,
  );
});

test.each([
  ['Rosa Rye', 'Hello Rosa,'],
  ['Dr. Rosa Rye', 'Hello Dr. Rosa Rye,'],
  ['Rosa', 'Hello Rosa,'],
  ['Ryé-O’Neil Anne', 'Hello Ryé-O’Neil,'],
  ['Accounts payable (2nd floor)', 'Hello,'],
  [null, 'Hello,'],
])('greets %s with "%s"', async (name, greeting) => {
  const accounts = csv(['account_id', 'health'], [['A-1', 50]]);
  const { invitation } = await learnOne({
    accounts,
    contacts: contacts([name, 'x@rye.example', null, null]),
  });
  expect(invitation?.text.split('\n')[0]).toBe(greeting);
});

test('a mail makes the offer that holds for the account, tells its own result and is signed', async () => {
  const accounts = csv(
    ['account_id', 'name', 'health', 'industry', 'loaves_saved'],
    [['A-1', 'Rye & Sons', 50, 'bakery', 40.25]],
  );
  const forBakeries = {
    id: 'winter',
    segments: ['bakeries'],
    ends: '2027-02-28',
    friend: { en: 'three months free', fr: 'trois mois offerts' },
    referrer: 'a cake',
    conditions: 'Bakeries only.',
  };
  const evergreen = { id: 'evergreen', friend: 'a month free', referrer: 'a bun', conditions: 'Once.' };
  const metric = {
    column: 'loaves_saved',
    statistic: 'median' as const,
    better: 'more' as const,
    label: 'loaves saved a day',
    unit: '',
  };
  const program = {
    offers: [forBakeries, evergreen],
    join: 'https://join.example/',
    advocates: { minimumCoverage: 0, sender: 'Otto Oat' },
  };
  const bakeries = { accounts: { industry: 'bakery' }, metric };
  const write = async (content: StudyContent) =>
    (await learnOne({ accounts, contacts: ROSA }, { program, ...content })).invitation?.text ?? '';
  const text = await write({ segments: { bakeries } });
  expect(text).toContain('On your account we count 40.3 loaves saved a day.');
  expect(text).toContain('“three months free”, and you get a cake. The offer holds until 28 February 2027.');
  expect(text).toContain('Small print: Bakeries only.');
  expect(text).toContain('\nhttps://join.example/\n');
  expect(text).toContain('Best wishes\nOtto Oat\nOatmark\n');
  const later = await write({ segments: { bakeries }, asOf: '2027-03-01' });
  expect(later).toContain('“a month free”, and you get a bun.\n');
  expect(await write({})).not.toContain('we count');
});

test('notes what could not be counted as one would wish', async () => {
  const { notes } = await learn({ accounts: csv(['account_id', 'nps', 'csat'], [['a', 9, 4]]) });
  expect(notes).toEqual([
    'The data does not say who left: every account counts as a customer.',
    'NPS and CSAT come from the accounts, where they have no date: old ones cannot be told from new ones. A table of surveys could.',
    'Nobody’s usage is known, so that good NPS and CSAT answers count half: happy words count in full only with use behind them.',
    'The accounts lack retention_cost or mrr: whether keeping them is worth it cannot be said.',
    'There are no contacts: whom to ask is not known.',
    'There is no record of whom you asked before (asks): nobody is left out for having been asked lately.',
    'content/program.yaml has no "join": invitations lead to the program’s own page.',
  ]);
});

test('has nothing to note where everything is there', async () => {
  const accounts = csv([...COLUMNS, 'churned'], [[...RYE, 'no']]);
  const asks = csv(['account_id', 'at'], [['A-1', '2025-01-01']]);
  const surveys = csv(
    ['account_id', 'at', 'kind', 'score'],
    [
      ['A-1', '2026-11-01', 'csat', 5],
      ['A-1', '2026-11-01', 'nps', 9],
    ],
  );
  const program = { advocates: { freshDays: 90 }, join: 'https://join.example/' };
  const { notes } = await learn({ accounts, contacts: ROSA, asks, surveys }, { program });
  expect(notes).toEqual(['Answers to surveys that are older than 90 days count as missing.']);
});

test('nobody is ranked where too little is known, and it is counted', async () => {
  const { overall } = await learn(
    { accounts: csv(['account_id', 'health'], [['a', 90]]) },
    { program: { advocates: {} } },
  );
  expect(overall).toMatchObject({ customers: 1, scored: 0, best: [] });
  expect(overall.meanCoverage).toBeCloseTo(7 / 38, 9);
});
