import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentProgress } from '../../../src/core/progress.ts';
import { formatMoney } from '../../../src/i18n/format.ts';
import { learnAdvocates } from '../../../src/insights/advocates/learn-advocates.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { mergeAffiliates } from '../../../src/project/affiliates-from-table.ts';
import { readProject } from '../../../src/project/read-project.ts';
import type { AdvocateInsights } from '../../../src/schemas/insights/advocates.ts';
import type { Snapshot } from '../../../src/schemas/snapshot.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';

/** The committed sample through a real pull, on the day after it ends. */
const AS_OF = '2026-11-21';

let folder = '';
let snapshot: Snapshot;
let learned: AdvocateInsights;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-advocates-'));
  const project = await readProject('.');
  const target = join(folder, 'snapshot.duckdb');
  if (!project.sources) throw new Error('the sample has no sources');
  const pull = { site: '.', sources: project.sources, today: AS_OF, refusedRowsLimit: 0, target };
  await pullSnapshot(pull, { progress: silentProgress });
  snapshot = await openSnapshot(target);
  const { affiliates } = await mergeAffiliates(project, snapshot);
  learned = await learnAdvocates(openStudy({ snapshot, project, affiliates, asOf: AS_OF }));
}, 60_000);
afterAll(async () => {
  await snapshot[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const everybody = () => [learned.overall, ...learned.segments].flatMap(({ best }) => best);

test('ranks customers only, of all and of each of the six segments', async () => {
  const left = await snapshot.query<{ account_id: string }>('SELECT account_id FROM accounts WHERE churned');
  const gone = new Set(left.map(({ account_id }) => account_id));
  expect(gone.size).toBeGreaterThan(200);
  expect(everybody().filter(({ account }) => gone.has(account))).toEqual([]);
  expect(learned.overall.customers).toBe(1200 - gone.size);
  expect(learned.overall.best).toHaveLength(100);
  expect(learned.segments.map(({ best }) => best.length)).toEqual([20, 20, 20, 20, 20, 20]);
});

test('a customer who is an affiliate and has told its story is reminded of its page', () => {
  const harbour = everybody().find(({ account }) => account === 'HP-0002');
  expect(harbour).toMatchObject({
    name: 'Harbour Inn Group',
    affiliate: { id: 'harbour-inn', mayBeNamed: true },
    caseStudy: { state: 'shown', id: 'harbour-inn' },
    whom: { name: 'Aoife Brennan', role: 'Head of operations' },
    ask: { for: 'referral', when: 'now', because: 'promoter', words: 'NPS 9 on 14 November 2026' },
    cost: { verdict: 'worth-it' },
  });
  expect(harbour?.invitation?.text).toContain('https://friends.halfpast.example/with/harbour-inn/\n');
});

test('some are to be asked now, some later because they were asked, each with a reason of its own', () => {
  const reasons = new Set(learned.overall.best.map(({ ask }) => ask.because));
  for (const reason of ['promoter', 'anniversary', 'has-grown', 'asked-lately', 'no-occasion', 'said-yes'])
    expect(reasons).toContain(reason);
  for (const { ask } of everybody()) {
    if (ask.when === 'wait' && ask.from !== null) expect(ask.from > AS_OF).toBe(true);
  }
});

test('no mail tells a figure that its reader has no right to', async () => {
  const figures = await snapshot.query<Record<string, number | string | null>>(
    'SELECT account_id, mrr, ltv, expansion_mrr, retention_cost FROM accounts',
  );
  const told = new Map(everybody().map((advocate) => [advocate.account, advocate]));
  let looked = 0;
  for (const { account_id, ...amounts } of figures) {
    const advocate = told.get(String(account_id));
    if (!advocate?.invitation) continue;
    const { subject, text, locale } = advocate.invitation;
    const mail = `${subject}\n${text}`;
    expect(mail).not.toContain(String(account_id));
    expect(mail).not.toMatch(/NPS|CSAT|LTV|\bscore\b|\bhealth\b|santé/i);
    for (const amount of Object.values(amounts)) {
      if (typeof amount !== 'number' || amount < 1) continue;
      expect(mail).not.toContain(String(amount));
      expect(mail.match(/€[\d,]+|[\d\s]+ €/gu) ?? []).not.toContain(formatMoney(amount, 'EUR', locale));
      looked += 1;
    }
  }
  expect(looked).toBeGreaterThan(300);
});

test('writes to accounts in their language where the program speaks it, and to all others in the default one', async () => {
  const rows = await snapshot.query<{ account_id: string; locale: string }>(
    'SELECT account_id, locale FROM accounts',
  );
  const spoken = new Map(rows.map(({ account_id, locale }) => [account_id, locale]));
  const written = everybody().flatMap(({ account, invitation }) =>
    invitation ? [[spoken.get(account), invitation.locale]] : [],
  );
  expect(written.filter(([locale]) => locale === 'fr').length).toBeGreaterThan(5);
  expect(written.filter(([locale]) => locale === 'it').length).toBeGreaterThan(0);
  const spokenHere = ['en', 'fr', 'de', 'ja', 'ar'];
  for (const [locale = '', language] of written)
    expect(language).toBe(spokenHere.includes(locale) ? locale : 'en');
});
