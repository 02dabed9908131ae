import { expect, test } from 'vitest';
import { isAbout } from '../../src/components/is-about.ts';

test.each([
  ['overtime', 'the <mark>overtime</mark> of'],
  ['swap', 'she <mark>swaps</mark> it'],
  ['ueberstunden', '<mark>Überstunden,</mark> die'],
  ['Ausfall', 'wenn jemand <mark>ausfällt:</mark>'],
  ['échange', '<mark>ÉCHANGE</mark> : sam.'],
  ['الغياب', 'بعد <mark>غياب</mark> واحد'],
  ['shift swap', 'the <mark>shift</mark> that'],
  ['シフト作成', '<mark>作成</mark>して'],
  ['no-show', 'found by its search words'],
])('what was found for "%s" is about it in %j', (query, excerpt) => {
  expect(isAbout(excerpt, query)).toBe(true);
});

test.each([
  ['zzqxvw', 'from A to <mark>Z,</mark> leave'],
  ['onboarding', 'worked <mark>on</mark> and <mark>on</mark>'],
  ['Krankmeldung', 'wer <mark>krank</mark> ist'],
  ['أوفرتايم', 'نعم <mark>أو</mark> لا'],
  ['"', '<mark>a</mark>'],
])('what was found for "%s" is not about it in %j', (query, excerpt) => {
  expect(isAbout(excerpt, query)).toBe(false);
});
