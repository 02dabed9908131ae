import { expect, test } from 'vitest';
import { planDays } from '../../src/emails/plan-days.ts';
import { templateWith } from './sample.ts';

const WELCOME = templateWith('Hi', { id: 'welcome', days: [0] });
const STEP = templateWith('Do it', { id: 'step', each: 'step', days: [2], every: 3 });
const STORY = templateWith('Read', { id: 'story', days: [9] });

const daysOf = (...call: Parameters<typeof planDays>) =>
  planDays(...call).map(({ template, step, day }) => `${day} ${template.id}${step ?? ''}`);

test('there is an e-mail for each step, every so many days', () => {
  expect(daysOf([STORY, STEP, WELCOME], 3)).toEqual([
    '0 welcome',
    '2 step0',
    '5 step1',
    '8 step2',
    '9 story',
  ]);
});

test('days that are named hold, and behind the last one it goes on', () => {
  expect(daysOf([{ ...STEP, days: [1, 7, 20] }, STORY], 4)).toEqual([
    '1 step0',
    '7 step1',
    '9 story',
    '20 step2',
    '23 step3',
  ]);
});

test('no two go out on the same day, and steps keep their order', () => {
  expect(daysOf([{ ...STEP, days: [0, 0, 0, 9] }, WELCOME, STORY], 4)).toEqual([
    '0 welcome',
    '1 step0',
    '2 step1',
    '3 step2',
    '9 story',
    '10 step3',
  ]);
});
