import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { accumulate } from '../../../src/insights/churn/usual.ts';
import { csv } from '../make-snapshot.ts';
import { AS_OF } from '../make-study.ts';
import { churnOf, type MadeCell } from './made-accounts.ts';

const TODAY = Date.parse(AS_OF) / 86_400_000;
const dayOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const timeOf = (day: number) => `${dayOf(day)}T12:00:00Z`;

interface Life {
  readonly id: string;
  readonly signup: number;
  /** The day it left, or the day of the report. */
  readonly end: number;
  readonly left: boolean;
  readonly random: Random;
}

/** Accounts that leave with the same chance on every day, whatever they do. */
function makeLives(n: number, perDay: (random: Random) => number): Life[] {
  return Array.from({ length: n }, (_, index) => {
    const random = new Random(23, 'life', index);
    const signup = TODAY - random.integer(100, 1100);
    const stays = Math.floor(-Math.log(1 - random.next()) / perDay(random));
    const left = signup + stays < TODAY;
    return { id: `l${index}`, signup, end: left ? signup + stays : TODAY, left, random };
  });
}

function accountsOf(lives: readonly Life[]): string {
  return csv(
    ['account_id', 'signed_up_at', 'churned_at', 'staff'],
    lives.map(({ id, signup, end, left, random }) => [
      id,
      dayOf(signup),
      left ? dayOf(end) : null,
      random.integer(1, 60),
    ]),
  );
}

/** What each does on a day, by its age in days. */
function activityOf(lives: readonly Life[], chance: (age: number, life: Life) => number, from = 0): string {
  const rows = lives.flatMap((life) => {
    const days: MadeCell[][] = [];
    for (let day = Math.max(life.signup, from); day < life.end; day += 1)
      if (life.random.chance(chance(day - life.signup, life))) days.push([life.id, timeOf(day), 'worked']);
    return days;
  });
  return csv(['account_id', 'at', 'action'], rows);
}

const EVENLY = () => 1 / 900;
const LIVES = makeLives(700, EVENLY);

describe('nothing foretells leaving where everybody leaves by chance, although', () => {
  test('accounts do much in their first weeks, and who has left was seen young', async () => {
    const activity = activityOf(LIVES, (age) => (age < 40 ? 0.5 : 0.04));
    const churn = await churnOf({ accounts: accountsOf(LIVES), activity });
    expect(churn.signal).toBe('none');
    expect(churn.drivers).toEqual([]);
  });

  test('who has left is silent ever since', async () => {
    const activity = activityOf(LIVES, () => 0.1);
    const churn = await churnOf({ accounts: accountsOf(LIVES), activity });
    expect(churn.signal).toBe('none');
    expect(churn.drivers).toEqual([]);
  });

  test('who leaves says goodbye: in the last two weeks everything is different', async () => {
    const goodbye = ({ left, end, signup }: Life, age: number) => left && end - signup - age <= 12;
    const activity = activityOf(LIVES, (age, life) => (goodbye(life, age) ? 0.9 : 0.1));
    const tickets = csv(
      ['account_id', 'at', 'topic', 'severity'],
      LIVES.filter(({ left }) => left).map(({ id, end }) => [id, timeOf(end - 3), 'cancel', 'high']),
    );
    const surveys = csv(
      ['account_id', 'at', 'kind', 'score'],
      LIVES.flatMap(({ id, end, left, random }) => [
        [id, timeOf(end - 60), 'nps', random.integer(0, 10)],
        ...(left ? [[id, timeOf(end - 2), 'nps', 0]] : []),
      ]),
    );
    const churn = await churnOf({ accounts: accountsOf(LIVES), activity, tickets, surveys });
    expect(churn.signal).toBe('none');
    expect(churn.drivers).toEqual([]);
    expect(churn.leaks).toEqual([]);
  });

  test('the table begins late and ends early, so that most who left are not in it', async () => {
    const activity = activityOf(LIVES, () => 0.1, TODAY - 300)
      .split('\n')
      .filter((row) => !row.includes(',2026-11-') && !row.includes(',2026-10-'))
      .join('\n');
    const churn = await churnOf({ accounts: accountsOf(LIVES), activity });
    // What is left is chance: nothing clear, and nothing that could be named.
    expect(churn.auc).toBeLessThan(0.58);
    expect(churn.signal).not.toBe('clear');
    expect(churn.drivers).toEqual([]);
  });
});

describe('what accounts do and answer before they leave foretells it', () => {
  const busy = new Map<string, number>();
  const lives = makeLives(900, (random) => {
    const level = random.next();
    busy.set(`l${busy.size}`, level);
    return Math.exp(-6 * level) / 200;
  });
  const levelOf = ({ id }: Life) => busy.get(id) ?? 0;
  const activity = activityOf(lives, (age, life) => (age < 30 ? 0.4 : 0.02 + 0.3 * levelOf(life)));
  const surveys = csv(
    ['account_id', 'at', 'kind', 'score'],
    lives.map((life) => [
      life.id,
      timeOf(Math.max(life.signup, life.end - 40)),
      'nps',
      Math.min(10, Math.round(8 * levelOf(life)) + life.random.integer(0, 2)),
    ]),
  );

  test('set against what is usual at their age', async () => {
    const churn = await churnOf({ accounts: accountsOf(lives), activity });
    expect(churn.signal).toBe('clear');
    expect(churn.drivers.map(({ column, goesWith, usual }) => [column, goesWith, usual])).toEqual(
      expect.arrayContaining([['activity_90d', 'staying', true]]),
    );
    const words = churn.atRisk.flatMap(({ reasons }) => reasons.map((reason) => reason.words));
    expect(words.join('\n')).toMatch(/^\d+ actions in 90 days \(usual [\d.]+\)$/m);
  });

  test('and so do answers to surveys', async () => {
    const churn = await churnOf({ accounts: accountsOf(lives), activity, surveys });
    expect(churn.signal).toBe('clear');
    const words = churn.atRisk.flatMap(({ reasons }) => reasons.map((reason) => reason.words));
    expect(words.join('\n')).toMatch(/^nps \d+ \(usual \d+\)$/m);
  });

  test("the table's own answers take the place of the account's column, which may be the last goodbye", async () => {
    const accounts = accountsOf(lives)
      .split('\n')
      .map((row, at) => (row === '' ? '' : `${row},${at === 0 ? 'nps' : lives[at - 1]?.left ? 0 : 10}`))
      .join('\n');
    const { leaks, auc } = await churnOf({ accounts, surveys });
    expect(leaks).toEqual([]);
    expect(auc).toBeLessThan(0.9);
    const alone = await churnOf({ accounts });
    expect(alone.leaks.map(({ column }) => column)).toEqual(['nps']);
  });
});

test('an account that does things before it signs up, or after it left, is counted between', async () => {
  const odd =
    activityOf(LIVES, () => 0.1) +
    LIVES.map(({ id, signup }) => `${id},${timeOf(signup - 30)},early\n`).join('');
  const churn = await churnOf({ accounts: accountsOf(LIVES), activity: odd });
  expect(churn.signal).toBe('none');
});

test('what is usual is counted over the accounts that are there at an age', () => {
  const lives = [
    { from_age: 0, to_age: 3, accounts: 2 },
    { from_age: 2, to_age: 4, accounts: 2 },
  ];
  const happened = new Map([
    [0, 4],
    [2, 2],
    [4, 1],
  ]);
  // Two accounts on the first two days, four on the next two, two on the last one.
  expect([...accumulate(lives, happened)]).toEqual([2, 2, 2.5, 2.5, 3]);
  expect([...accumulate([], new Map())]).toEqual([]);
});
