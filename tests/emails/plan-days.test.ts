import { expect, test } from 'vitest';
import { planDays } from '../../src/emails/plan-days.ts';
import type { JourneyStep } from '../../src/emails/journey-steps.ts';
import { templateWith } from './sample.ts';

const step = (title: string, day: number | null): JourneyStep => ({
  ...{ title, day, text: '', useCase: null, more: null },
});
const WELCOME = templateWith('Hi', { id: 'welcome', day: 0 });
const STEP = templateWith('Do it', { id: 'step', each: 'step', day: 2, every: 3 });
const STORY = templateWith('Read', { id: 'story', day: 9 });

const daysOf = (...call: Parameters<typeof planDays>) =>
  planDays(...call).map(({ template, step: index, day }) => `${day} ${template.id}${index ?? ''}`);

test('an e-mail about a step goes out the day before customers who do well take it', () => {
  expect(daysOf([STORY, STEP, WELCOME], [step('a', 3), step('b', 12)])).toEqual([
    '0 welcome',
    '2 step0',
    '9 story',
    '11 step1',
  ]);
});

test('where the data does not say when, the template’s own days hold', () => {
  expect(daysOf([WELCOME, STEP], [step('a', null), step('b', null), step('c', null)])).toEqual([
    '0 welcome',
    '2 step0',
    '5 step1',
    '8 step2',
  ]);
});

test('no two go out on the same day, and nothing before the welcome', () => {
  expect(daysOf([WELCOME, STEP, STORY], [step('a', 0), step('b', 1), step('c', 2), step('d', 10)])).toEqual([
    '0 welcome',
    '1 step0',
    '2 step1',
    '3 step2',
    '9 story',
    '10 step3',
  ]);
});
