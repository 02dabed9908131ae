import { expect, test } from 'vitest';
import { tellNews } from '../../src/plan/tell-news.ts';
import type { KitRecord } from '../../src/schemas/kit-record.ts';

const TODAY = '2026-11-21';
const before: KitRecord = { texts: 't1', images: { 'offer-og': 'a', 'offer-story': 'b' }, news: null };
const nothing = { isNew: false, added: [], changed: [], texts: false };

test('before the first build ended, nothing is new', () => {
  expect(tellNews(null, before, TODAY)).toBeNull();
});

test('a kit that was not there is new as a whole', () => {
  expect(tellNews(undefined, before, TODAY)).toEqual({ ...nothing, since: TODAY, isNew: true });
});

test('images and texts that came or changed are told apart; images that went are not told', () => {
  const now = { texts: 't2', images: { 'offer-story': 'c', 'quote-square': 'd' } };
  expect(tellNews(before, now, TODAY)).toEqual({
    ...{ since: TODAY, isNew: false },
    ...{ added: ['quote-square'], changed: ['offer-story'], texts: true },
  });
});

test('building again without a change leaves what was told, until it is two months old', () => {
  const news = { ...nothing, since: '2026-10-01', texts: true };
  expect(tellNews({ ...before, news }, before, TODAY)).toEqual(news);
  expect(tellNews({ ...before, news }, before, '2026-11-30')).toEqual(news);
  expect(tellNews({ ...before, news }, before, '2026-12-01')).toBeNull();
});

test('a second change of the same day is told together with the first', () => {
  const news = { ...nothing, since: TODAY, added: ['offer-story'], changed: ['gone'] };
  const now = { texts: 't2', images: { 'offer-og': 'z', 'offer-story': 'y' } };
  expect(tellNews({ ...before, news }, now, TODAY)).toEqual({
    ...{ since: TODAY, isNew: false },
    ...{ added: ['offer-story'], changed: ['offer-og'], texts: true },
  });
  expect(tellNews({ ...before, news: { ...news, isNew: true } }, now, TODAY)?.isNew).toBe(true);
});

test('the next change of another day replaces what was told before', () => {
  const news = { ...nothing, since: '2026-11-20', added: ['offer-story'] };
  const now = { ...before, texts: 't2' };
  expect(tellNews({ ...before, news }, now, TODAY)).toEqual({ ...nothing, since: TODAY, texts: true });
});
