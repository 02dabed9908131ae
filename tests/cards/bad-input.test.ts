import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { contrast } from '../../src/cards/color.ts';
import { renderCards } from '../../src/cards/render-cards.ts';
import { silentProgress } from '../../src/core/progress.ts';
import type { PlannedScene } from '../../src/schemas/plan.ts';
import { BRAND, type CardsPlan, LOGO, makePlan, makeScene, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What people get wrong. Whatever it is: it is named with its card, the other cards are made, none is half-written. */
async function render(plan: CardsPlan, site: Awaited<ReturnType<typeof makeSite>>) {
  const previous = new Map<string, string>();
  const result = await renderCards(
    { plan, ...site, previous, workers: 1 },
    { progress: silentProgress },
  ).catch((thrown: unknown) => thrown);
  const leftovers = (await readdir(site.site, { recursive: true })).filter((name) => name.endsWith('.tmp'));
  expect(leftovers).toEqual([]);
  return result;
}

const CARD = 'cards/friend-0/restaurants/statement-og.png';
const OTHER = 'cards/friend-0/restaurants/offer-og.png';

function planWith(changes: Partial<PlannedScene>): CardsPlan {
  const plan = makePlan(['Chiara Bellandi'], ['og']);
  plan.scenes['statement-og'] = makeScene('statement', 'og', changes);
  return plan;
}

const photo = (path: string) => ({ picture: { path, use: 'photo', digest: 'x' } }) as const;

test.each([
  ['is missing', null, 'missing.jpg'],
  ['is an empty file', Buffer.alloc(0), 'empty.jpg'],
  ['is not a picture that can be read', Buffer.from('not a picture'), 'text.jpg'],
])('a picture that %s is named, with its card', async (what, bytes, name) => {
  const site = await makeSite();
  if (bytes) await writeFile(join(site.site, 'public', name), bytes);
  expect(await render(planWith(photo(`/${name}`)), site)).toMatchObject({
    message: `The card ${CARD} cannot be drawn: The picture public/${name} ${what}`,
    hint: expect.stringContaining('at most 20 MB and 50 megapixels') as string,
    where: { file: `public/${name}` },
  });
  expect([existsSync(join(site.outDir, CARD)), existsSync(join(site.outDir, OTHER))]).toEqual([false, true]);
});

test('a picture of 100 megapixels is not even opened', async () => {
  const site = await makeSite();
  const huge = { width: 10_000, height: 10_000, channels: 3, background: '#8a1f4f' } as const;
  await sharp({ create: huge })
    .png()
    .toFile(join(site.site, 'public', 'huge.png'));
  expect(await render(planWith(photo('/huge.png')), site)).toMatchObject({
    message: `The card ${CARD} cannot be drawn: The picture public/huge.png has more than 50 megapixels`,
  });
});

test('a transparent picture shows the colour behind it', async () => {
  const site = await makeSite();
  const clear = { width: 400, height: 600, channels: 4, background: '#ffffff00' } as const;
  await sharp({ create: clear })
    .png()
    .toFile(join(site.site, 'public', 'clear.png'));
  await render(planWith(photo('/clear.png')), site);
  const { data } = await sharp(join(site.outDir, CARD))
    .extract({ left: 1000, top: 200, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(`#${data.toString('hex')}`).toBe(BRAND.colors.paper);
});

test.each([
  ['is missing', null],
  ['is transparent all over', LOGO.replaceAll('fill="#', 'opacity="0" fill="#')],
])('no card is made where the logo %s', async (what, logo) => {
  const site = await makeSite(logo);
  expect(await render(makePlan(['Chiara Bellandi'], ['og']), site)).toMatchObject({
    message: `The logo public/logo.svg ${what}`,
    where: { file: 'content/program.yaml', key: 'brand.logo' },
  });
  expect(existsSync(join(site.outDir, OTHER))).toBe(false);
});

test('a white logo stands on a ground of its own in scenes, too', async () => {
  const site = await makeSite(LOGO.replaceAll(/#[0-9a-f]{6}/g, '#ffffff'));
  const plan = makePlan(['Chiara Bellandi'], ['300x250'], ['statement']);
  await render(plan, site);
  const { data, info } = await sharp(join(site.outDir, 'cards/for/restaurants/statement-300x250.png'))
    .extract({ left: 18, top: 207, width: 92, height: 24 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colors = Array.from(
    { length: info.width * info.height },
    (_, at) => `#${data.toString('hex', at * 3, at * 3 + 3)}`,
  );
  expect(Math.max(...colors.map((color) => contrast(color, '#ffffff')))).toBeGreaterThan(3);
  expect(colors).toContain('#ffffff');
});

test.each([
  ['words', 'rota '.repeat(400).trim()],
  ['letters without a space', 'r'.repeat(2000)],
])(
  'a text of 2,000 characters, %s, ends in an ellipsis and is reported in every template',
  async (_, long) => {
    const site = await makeSite();
    const templates = ['statement', 'proof', 'quote', 'offer', 'steps'] as const;
    const plan = makePlan(['Chiara Bellandi'], ['og'], templates);
    for (const [key, scene] of Object.entries(plan.scenes)) {
      const texts = { kicker: long, headline: long, text: long, note: long, items: [long, long], call: long };
      plan.scenes[key] = { ...scene, ...texts };
    }
    const result = await render(plan, site);
    expect(result).toMatchObject({ made: 5 });
    const cuts = (result as { problems: { message: string }[] }).problems.map(({ message }) => message);
    for (const message of cuts) expect(message.length).toBeLessThan(600);
    for (const template of templates)
      expect(cuts.some((message) => message.includes(`${template}-og.png does not show all of “r`))).toBe(
        true,
      );
  },
);

test('colours without contrast give cards that can be read all the same', async () => {
  const site = await makeSite();
  const plan = makePlan(['Chiara Bellandi'], ['og', '300x250'], ['statement', 'proof', 'steps']);
  const program = plan.programs['en'];
  if (!program) throw new Error('the plan has a program');
  const grey = { primary: '#808080', accent: '#808080', ink: '#808080', paper: '#808080' };
  program.brand = { ...program.brand, colors: grey };
  expect(await render(plan, site)).toMatchObject({ made: 6, problems: [] });
  for (const { path } of plan.cards) {
    const { dominant, channels } = await sharp(join(site.outDir, path)).stats();
    const darkest = Math.min(...channels.slice(0, 3).map(({ min }) => min));
    const hex = (value: number) => `#${value.toString(16).padStart(2, '0').repeat(3)}`;
    expect(contrast(hex(dominant.g), hex(darkest))).toBeGreaterThanOrEqual(4.5);
  }
});

test.each([
  ['export default () => { throw new Error("no idea"); };', 'The template threw: no idea'],
  ['export default () => null;', 'The template drew nothing'],
  ['export const draw = 1;', 'The template has no default export that draws'],
  ['export default (texts) => texts.subtitle.toUpperCase();', /The template threw: Cannot read prop/],
  ['export default (', /The template cannot be loaded: /],
])('a template of the site that fails is named with its card: %s', async (source, message) => {
  const site = await makeSite();
  await mkdir(join(site.site, 'content', 'cards'), { recursive: true });
  await writeFile(join(site.site, 'content', 'cards', 'season.ts'), source);
  const failure = await render(planWith({ template: 'season', layout: 'season.ts' }), site);
  const start = `The card ${CARD} cannot be drawn: `;
  const said = typeof message === 'string' ? start + message : (expect.stringMatching(message) as string);
  expect(failure).toMatchObject({ message: said, where: { file: 'content/cards/season.ts' } });
  expect((failure as Error).message.startsWith(start)).toBe(true);
  expect([existsSync(join(site.outDir, CARD)), existsSync(join(site.outDir, OTHER))]).toEqual([false, true]);
});

test('a template of the site draws with h, texts and materials', async () => {
  const site = await makeSite();
  await mkdir(join(site.site, 'content', 'cards'), { recursive: true });
  const source = `export default (texts, { h, theme, width, height }) => ({
    element: h('div', { style: { width, height, backgroundColor: theme.accent.ground, fontFamily: 'x', fontSize: 60 } }, texts.headline),
  });`;
  await writeFile(join(site.site, 'content', 'cards', 'season.ts'), source);
  expect(await render(planWith({ template: 'season', layout: 'season.ts' }), site)).toMatchObject({
    made: 2,
  });
  const { dominant } = await sharp(join(site.outDir, CARD))
    .extract({ left: 0, top: 100, width: 1200, height: 400 })
    .stats();
  expect(dominant.r).toBeGreaterThan(240);
});

const FULL_PHOTO = `export default (texts, { h, width, height }) => ({
  element: h('div', { style: { width, height } }),
  overlays: [{ what: texts.picture, box: { left: 0, top: 0, width, height }, ground: '#000000', align: 'center' }],
});`;

/** A billboard that is all photo, of noise that is blurred by so many pixels. */
async function renderPhoto(blur: number) {
  const site = await makeSite();
  await mkdir(join(site.site, 'content', 'cards'), { recursive: true });
  await writeFile(join(site.site, 'content', 'cards', 'photo.ts'), FULL_PHOTO);
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const;
  const picture = sharp({ create: { width: 970, height: 250, channels: 3, background: '#000', noise } });
  await (blur > 0 ? picture.blur(blur) : picture).png().toFile(join(site.site, 'public', 'noise.png'));
  const plan = makePlan(['Chiara Bellandi'], ['970x250'], ['statement']);
  plan.scenes['statement-970x250'] = makeScene('statement', '970x250', {
    ...photo('/noise.png'),
    layout: 'photo.ts',
  });
  return { result: await render(plan, site), file: join(site.outDir, BILLBOARD) };
}
const BILLBOARD = 'cards/for/restaurants/statement-970x250.png';

test('a scene too heavy for its places comes in fewer colours', async () => {
  const { result, file } = await renderPhoto(3);
  expect(result).toMatchObject({ made: 1, problems: [] });
  expect(statSync(file).size).toBeLessThanOrEqual(100_000);
  const pixels = await sharp(file).removeAlpha().raw().toBuffer();
  const colors = new Set<number>();
  for (let at = 0; at < pixels.length; at += 3) colors.add(pixels.readUIntBE(at, 3));
  expect([64, 32, 16]).toContain(colors.size);
});

test('and where none are few enough, the card is named with its weight', async () => {
  const { result, file } = await renderPhoto(0);
  const message = expect.stringMatching(
    /^The card cards\/for\/restaurants\/statement-970x250\.png has 1\d\d KB, its places take at most 100 KB$/,
  ) as string;
  expect(result).toMatchObject({ message });
  expect(existsSync(file)).toBe(false);
});
