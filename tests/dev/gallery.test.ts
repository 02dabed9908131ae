import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { serveGallery } from '../../src/dev/gallery/serve-gallery.ts';
import { galleryCards, LENGTHS } from '../../src/dev/gallery/gallery-cards.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';
import { makeSite } from '../cards/sample-plan.ts';

vi.setConfig({ testTimeout: 60_000 });

const { site } = await makeSite();

async function ask(path: string, plan: Plan = fixturePlan()) {
  const answer = await serveGallery(path, plan, site);
  return answer && { ...answer, text: answer.body.toString('utf8') };
}

test('shows a card of every template and format of the plan, with its size and the limit of its weight', async () => {
  const answer = await ask('/_cards/');
  expect(answer).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  for (const template of ['statement', 'offer']) {
    for (const [format, size] of [
      ['og', '1200 × 630'],
      ['story', '1080 × 1920'],
    ] as const) {
      expect(answer?.text).toContain(`/_cards/en/real/${template}-${format}.png`);
      expect(answer?.text).toContain(size);
    }
  }
  expect(answer?.text).toContain('data-limit="300000"');
});

test('leads to every language and length', async () => {
  const text = (await ask('/_cards/fr/long/'))?.text ?? '';
  for (const locale of ['en', 'fr'])
    for (const length of LENGTHS) {
      if (locale === 'fr' || length === 'long') expect(text).toContain(`href="/_cards/${locale}/${length}/"`);
    }
  expect(text).toContain('href="/_cards/fr/long/" aria-current="page"');
});

test('draws the card that is asked for, and names what long texts leave out', async () => {
  const answer = await ask('/_cards/en/long/statement-og.png');
  expect(answer).toMatchObject({ status: 200, type: 'image/png' });
  expect(await sharp(answer?.body as Buffer).metadata()).toMatchObject({ width: 1200, height: 630 });
  const [short, long] = [
    await ask('/_cards/en/short/offer-story.png'),
    await ask('/_cards/en/long/offer-story.png'),
  ];
  expect(short?.cut).toEqual([]);
  expect(long?.text === short?.text).toBe(false);
});

test('says what is wrong with a card instead of failing', async () => {
  const plan = fixturePlan();
  const scene = Object.values(plan.scenes).find(
    ({ template, locale }) => template === 'statement' && locale === 'en',
  );
  if (!scene) throw new Error('the plan has it');
  scene.headline = 'שלום';
  const answer = await ask('/_cards/en/real/statement-og.png', plan);
  expect(answer).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
  expect(answer?.text).toContain('no font has the Hebrew');
});

test.each(['/_cards/xx/', '/_cards/en/huge/', '/_cards/en/real/nothing-og.png'])(
  'has no %s',
  async (path) => {
    expect((await ask(path))?.status).toBe(404);
  },
);

test('leaves other addresses alone, and writes no name as markup', async () => {
  expect(await ask('/cards/')).toBeNull();
  const plan = fixturePlan();
  for (const program of Object.values(plan.programs)) program.name = '<img src=x onerror=alert(1)>';
  expect((await ask('/_cards/', plan))?.text).not.toContain('<img src=x');
  await rm(site, { recursive: true, force: true });
});

test('shows hardly any words in languages without spaces, too, and few on the smallest banners', () => {
  const plan = fixturePlan();
  for (const scene of Object.values(plan.scenes)) scene.headline = 'ひとりでに埋まるシフト表を公開する';
  const [scene] = Object.values(plan.scenes);
  if (!scene) throw new Error('the fixture has scenes');
  plan.scenes['small'] = { ...scene, format: '320x50', headline: 'Bread at six', call: 'Bake' };
  const short = galleryCards(plan, scene.locale, 'short').filter(({ format }) => format !== '320x50');
  expect(short.length).toBeGreaterThan(2);
  for (const card of short) expect(card.scene.headline.length).toBeLessThan(10);
  const long = galleryCards(plan, scene.locale, 'long').find(({ format }) => format === '320x50');
  expect(long?.scene.headline.length).toBeLessThanOrEqual(45);
  expect(long?.scene.headline.length).toBeGreaterThan(30);
  expect(long?.scene.call.length).toBeLessThanOrEqual(20);
});
