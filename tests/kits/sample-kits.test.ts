import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlan } from '../../scripts/make-plan.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { buildKitParts, type KitParts } from '../../src/kits/build-kit.ts';
import { formatDay } from '../../src/i18n/format.ts';
import { tryPattern } from '../../src/kits/choose-wording.ts';
import { fitsOn } from '../../src/kits/count-length.ts';
import { renderKitFiles } from '../../src/kits/kit-files.ts';
import { renderReadme } from '../../src/kits/render-readme.ts';
import { CHANNELS, LINE_CHANNELS, isBlockChannel, type ChannelName } from '../../src/schemas/channel.ts';
import type { Choice, Copy } from '../../src/schemas/copy.ts';
import type { Plan } from '../../src/schemas/plan.ts';

/** The kits of the sample site, from its real content and data. */
let site = '';
let plan: Plan;
let kits: KitParts[] = [];

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'kith-sample-kits-'));
  for (const part of ['content', 'public']) {
    await cp(join(import.meta.dirname, '../..', part), join(site, part), { recursive: true });
  }
  ({ plan } = await makePlan({ site, asOf: '2026-11-21', cards: true }, silentProgress));
  kits = plan.kits.map((row) => buildKitParts(plan, row));
});
afterAll(() => rm(site, { recursive: true, force: true }));

const HOLE = /[{}]|null|undefined|NaN|\[object|\n{3}|  |\(\)| [,.]|\.\.|[:„「«]$| \n/u;
// “ opens in English and closes in German.
const OPEN_ENDED = /“$/u;
const hasHole = (text: string, locale: string) =>
  HOLE.test(text) || (locale !== 'de' && OPEN_ENDED.test(text));

/** Every field of every text with the channel whose limit it has. */
function fieldsOf(copy: Copy): { name: string; choice: Choice; channel: ChannelName; isPost: boolean }[] {
  return [
    ...copy.headlines.flatMap((headline) =>
      LINE_CHANNELS.map((channel) => ({
        ...{ name: `${channel}-${headline.kind}`, choice: headline[channel], channel, isPost: false },
      })),
    ),
    ...copy.texts.flatMap(({ creative, channel, text, subject, preheader, title, button }) => [
      { name: creative, choice: text, channel, isPost: !isBlockChannel(channel) },
      { name: `${creative} subject`, choice: subject, channel: 'subject' as const, isPost: false },
      { name: `${creative} preheader`, choice: preheader, channel: 'preheader' as const, isPost: false },
      { name: `${creative} title`, choice: title, channel: 'headline' as const, isPost: false },
      { name: `${creative} button`, choice: button, channel: 'headline' as const, isPost: false },
    ]),
  ];
}

test('every wording, filled for every affiliate, segment and language, keeps its limit or steps aside', () => {
  const used = new Map<string, number>();
  for (const { kit, copy, voice } of kits) {
    const { post, label } = kit.disclosures;
    for (const { name, choice, channel, isPost } of fieldsOf(copy)) {
      const own = { link: 'https://friends.halfpast.example/x', disclosure: post, disclosureLabel: label };
      for (const pattern of choice.flat()) {
        const key = `${kit.locale} ${name} ${pattern.text}`;
        used.set(key, used.get(key) ?? 0);
        if (!(pattern.for?.includes(voice.kind) ?? true)) continue;
        const fits = (text: string) => fitsOn(channel, text);
        const { text } = tryPattern(pattern, voice, { name, order: 0, own, fits });
        if (text === null) continue;
        used.set(key, (used.get(key) ?? 0) + 1);
        expect(fits(text), text).toBe(true);
        expect(hasHole(text, kit.locale), text).toBe(false);
        if (isPost) {
          const at = [post, label].map((words) => text.indexOf(words)).filter((index) => index >= 0);
          expect(Math.min(...at), text).toBeLessThanOrEqual(40);
        }
      }
    }
  }
  // In French there are two affiliates and one segment, which cannot use everything.
  const unused = [...used].filter(([key, count]) => count === 0 && key.startsWith('en '));
  expect(unused).toEqual([]);
});

test('every kit is whole: all channels, eight headlines and more, nothing too long', () => {
  expect(kits.length).toBeGreaterThanOrEqual(29);
  for (const { kit, tooLong } of kits) {
    const where = `${kit.affiliate} ${kit.segment} ${kit.locale}`;
    expect(tooLong, where).toEqual([]);
    const channels = new Set(kit.texts.map(({ channel }) => channel));
    for (const channel of Object.keys(CHANNELS)) {
      if (['headline', 'subject', 'preheader', 'ad', 'image', 'banner'].includes(channel)) continue;
      expect(channels.has(channel as never), `${where} ${channel}`).toBe(
        channel !== 'coupon' || kit.coupon !== null,
      );
    }
    expect(new Set(kit.headlines.map(({ label }) => label)).size).toBeGreaterThanOrEqual(8);
    expect(kit.banners.length, where).toBeGreaterThanOrEqual(9);
    const links = [...kit.texts, ...kit.headlines, ...kit.images, ...kit.banners].map(({ link }) => link);
    expect(new Set(links).size, where).toBe(links.length);
    for (const { text, subject, preheader, length, limit } of kit.texts) {
      expect(length).toBeLessThanOrEqual(limit ?? Infinity);
      for (const words of [text, subject ?? '', preheader ?? '']) {
        expect(hasHole(words, kit.locale), words).toBe(false);
      }
    }
  }
});

test('in every language, what says a reward that ends says its last day', () => {
  const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/gu, ' ').toLocaleLowerCase('en');
  const told = new Set<string>();
  for (const { kit, rows } of kits) {
    const { friend, ends } = rows.offer;
    if (ends === null) continue;
    const day = plain(formatDay(ends, kit.locale));
    const said = [
      ...kit.texts.flatMap(({ text, subject, preheader }) => [text, subject ?? '', preheader ?? '']),
      ...kit.headlines.map(({ text }) => text),
      ...kit.images.map(({ alt }) => alt),
    ].filter((text) => plain(text).includes(plain(friend)));
    for (const text of said) expect(plain(text), text).toContain(day);
    if (said.length > 10) told.add(kit.locale);
  }
  expect([...told].sort()).toEqual(['ar', 'de', 'en', 'fr', 'ja']);
});

test('no two affiliates post the same words', () => {
  const said = new Map<string, string>();
  for (const { kit } of kits) {
    for (const creative of ['linkedin-post', 'email']) {
      const text = kit.texts.find((each) => each.creative === creative)?.text ?? '';
      const words = text.replace(/https:\S+/u, '');
      const other = said.get(words);
      said.set(words, kit.affiliate);
      expect([kit.affiliate, undefined], words).toContain(other);
    }
  }
});

test('in one segment posts are led by different sentences', () => {
  const bySegment = Map.groupBy(kits, ({ kit }) => `${kit.segment} ${kit.locale}`);
  for (const [segment, all] of bySegment) {
    if (all.length < 3) continue;
    for (const creative of ['x-pain', 'facebook-post', 'instagram-post', 'message']) {
      const texts = all.map(
        ({ kit }) =>
          kit.texts
            .find((each) => each.creative === creative)
            ?.text.replace(kit.disclosures.label, '')
            .replace(kit.disclosures.post, '')
            .replace(kit.disclosures.personal, '')
            .replace(/https:\S+/u, '') ?? '',
      );
      expect(new Set(texts).size, `${segment} ${creative}`).toBeGreaterThan(texts.length / 2);
    }
  }
});

test('a changed wording changes the digest of the kits in its language, and of no other', async () => {
  await mkdir(join(site, 'content/copy'), { recursive: true });
  await writeFile(
    join(site, 'content/copy/fr.yaml'),
    'texts: { x-pain: { text: ["{disclosureLabel} Essayez {product} : {link}"] } }\n',
  );
  const changed = await makePlan({ site, asOf: '2026-11-21', cards: true }, silentProgress);
  await rm(join(site, 'content/copy'), { recursive: true });
  changed.plan.kits.forEach((kit, index) => {
    const before = plan.kits[index];
    expect(kit.zip).toBe(before?.zip);
    expect(kit.digest === before?.digest, kit.zip ?? kit.segment).toBe(kit.locale !== 'fr');
  });
  const row = changed.plan.kits.find(({ locale }) => locale === 'fr');
  const text =
    row && buildKitParts(changed.plan, row).kit.texts.find(({ creative }) => creative === 'x-pain');
  expect(text?.text).toMatch(/Essayez Halfpast\u00a0: https:/u);
});

test('READMEs put words together as their language does', () => {
  const titles = kits.map((parts) => renderReadme(parts, []).split('\n')[0] ?? '');
  expect(titles).toContain('Halfpast للفنادق: حقيبتكم');
  for (const title of titles) expect(title).not.toMatch(/لال|\{/u);
});

test('Japanese texts have no space after a mark, and quotes within quotes of their own', () => {
  const japanese = kits.filter(({ kit }) => kit.locale === 'ja');
  const texts = japanese.flatMap((parts) => Object.entries(renderKitFiles(parts)));
  const posts = texts
    .filter(([path]) => /^(?:posts|email|headlines\.txt)/u.test(path))
    .map(([, text]) => text);
  expect(posts.length).toBeGreaterThan(10);
  expect(posts.join('\n')).toContain('「『朝6時の代行お願い』に12個の『いいね』');
  for (const text of posts) expect(text).not.toMatch(/「「|[。：」] +(?!https)\S/u);
});

const isBanner = (place: string) => place === 'banners';

test('a README says what the friend gets, until when, and stays within what an editor shows', () => {
  for (const parts of kits) {
    const { kit, rows } = parts;
    const readme = renderReadme(parts, []);
    const gift = rows.offer.friend.slice(1);
    const about = readme.split('\n').find((line) => line.includes(gift)) ?? '';
    expect(about, kit.affiliate).not.toBe('');
    if (rows.offer.ends !== null) expect(about).toContain(formatDay(rows.offer.ends, kit.locale));
    for (const line of readme.split('\n')) {
      if (!/https:|images\//u.test(line)) expect(line.length, line).toBeLessThanOrEqual(125);
    }
  }
});

test('what a post in the affiliate’s own words is about is said in it', () => {
  const words = kits.flatMap(({ kit, rows }) =>
    kit.texts
      .filter(({ creative }) => creative.startsWith('x-words'))
      .map((text) => [text.text, rows] as const),
  );
  expect(words.length).toBeGreaterThan(20);
  for (const [text, { program }] of words) expect(text).toContain(program.name);
});

test('a message to one person is no word to many', () => {
  const messages = kits.flatMap(({ kit }) => kit.texts.filter(({ channel }) => channel === 'message'));
  expect(messages.filter(({ text }) => /among you|parmi vous/u.test(text))).toEqual([]);
});

test('what a banner shows is said of it, and no more', () => {
  for (const { kit, rows } of kits) {
    for (const { creative, place, alt } of kit.images) {
      if (!isBanner(place)) continue;
      const isTold =
        /^(?:offer|statement)-(?:300x600|160x600|970x250)/u.test(creative) && rows.offer.ends === null;
      const second = creative.startsWith('offer') ? rows.offer.referrer : rows.offer.friend.slice(1);
      const headline = alt.split(' · ')[0] ?? '';
      expect(alt.slice(headline.length).includes(second), `${creative}: ${alt}`).toBe(
        isTold || (creative.startsWith('offer') && /x600|970x250/u.test(creative)),
      );
      expect([rows.segment.cta, rows.segment.shortCta].some((call) => alt.includes(call))).toBe(true);
    }
  }
});

test('the number before a headline says what it counts, and counts all that is to be posted', () => {
  const english = kits.find(({ kit }) => kit.locale === 'en');
  if (!english) throw new Error('the sample speaks English');
  const text = renderKitFiles(english)['headlines.txt'] ?? '';
  const listed = [...text.matchAll(/^\[Characters: (\d+)\]\n(.+)\nhttps:/gmu)];
  expect(listed).toHaveLength(english.kit.headlines.length);
  for (const [, count, words] of listed) expect(words).toHaveLength(Number(count));
});
