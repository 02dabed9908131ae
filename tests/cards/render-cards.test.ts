import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { renderCards } from '../../src/cards/render-cards.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { type CardsPlan, makeBand, makePlan, makeScene, makeSite } from './sample-plan.ts';

// Threads, and real drawing in them: slow where other work has the cores.
vi.setConfig({ testTimeout: 60_000 });

const effects = { progress: silentProgress };
const NOTHING: ReadonlyMap<string, string> = new Map();

function digestsOf(plan: CardsPlan): Map<string, string> {
  return new Map(plan.cards.map(({ path, digest }) => [path, digest]));
}

async function readCards(plan: CardsPlan, outDir: string): Promise<string[]> {
  return Promise.all(
    plan.cards.map(async ({ path }) => (await readFile(join(outDir, path))).toString('base64')),
  );
}

test('writes a PNG of its format for every card, and says how large it is', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi', 'Owen Pryce']);
  const result = await renderCards({ plan, ...folders, previous: NOTHING, workers: 2 }, effects);
  expect(result).toMatchObject({ made: 12, kept: 0, rendered: 12, problems: [] });
  for (const { path } of plan.cards) {
    const bytes = await readFile(join(folders.outDir, path));
    expect(result.files.get(path)).toEqual({ bytes: bytes.length });
    expect((await sharp(bytes).metadata()).format).toBe('png');
  }
  const leftovers = (await readdir(folders.site, { recursive: true })).filter((name) =>
    name.endsWith('.tmp'),
  );
  expect(leftovers).toEqual([]);
});

test('gives the same bytes with one thread, with three, and from the cache', async () => {
  const plan = makePlan(['Chiara Bellandi', 'Mo 🎉', 'Owen Pryce'], ['og']);
  const [one, three] = [await makeSite(), await makeSite()];
  await renderCards({ plan, ...one, previous: NOTHING, workers: 1 }, effects);
  await renderCards({ plan, ...three, previous: NOTHING, workers: 3 }, effects);
  const cards = await readCards(plan, one.outDir);
  expect(await readCards(plan, three.outDir)).toEqual(cards);

  await rm(one.outDir, { recursive: true });
  const again = await renderCards({ plan, ...one, previous: NOTHING }, effects);
  expect(again).toMatchObject({ made: 6, rendered: 0 });
  expect(await readCards(plan, one.outDir)).toEqual(cards);
});

test('keeps cards that did not change, and makes those whose digest changed or whose file is gone', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi'], ['og']);
  await renderCards({ plan, ...folders, previous: NOTHING }, effects);
  const previous = digestsOf(plan);
  const [first, second] = plan.cards;
  if (!first || !second) throw new Error('the plan has no cards');
  previous.set(first.path, 'another');
  const result = await renderCards({ plan, ...folders, previous }, effects);
  expect(result).toMatchObject({ made: 1, kept: 1, rendered: 0 });
  await rm(join(folders.outDir, second.path));
  const restored = await renderCards({ plan, ...folders, previous: digestsOf(plan) }, effects);
  expect(restored).toMatchObject({ made: 1, kept: 1, rendered: 0 });
  expect(restored.files.size).toBe(2);
});

test('renders only the new band when an affiliate joins', async () => {
  const folders = await makeSite();
  const before = makePlan(['Chiara Bellandi'], ['og']);
  await renderCards({ plan: before, ...folders, previous: NOTHING }, effects);
  const after = makePlan(['Chiara Bellandi', 'Owen Pryce'], ['og']);
  const result = await renderCards({ plan: after, ...folders, previous: digestsOf(before) }, effects);
  expect(result).toMatchObject({ made: 2, kept: 2, rendered: 1 });
});

test('renders a band once that many affiliates share, also at the same moment', async () => {
  const folders = await makeSite();
  const plan = makePlan(Array<string>(6).fill('A customer'), ['og']);
  const result = await renderCards({ plan, ...folders, previous: NOTHING, workers: 3 }, effects);
  // Two scenes and the one band.
  expect(result).toMatchObject({ made: 12, rendered: 3 });
});

test('renders a damaged part of the cache again', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi'], ['og']);
  await renderCards({ plan, ...folders, previous: NOTHING }, effects);
  const cards = await readCards(plan, folders.outDir);
  const digest = plan.bands['0-og']?.digest ?? '';
  const path = join(folders.cacheDir, digest.slice(0, 2), digest);
  const bytes = await readFile(path);
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const result = await renderCards({ plan, ...folders, previous: NOTHING }, effects);
  expect(result.rendered).toBe(1);
  expect(await readCards(plan, folders.outDir)).toEqual(cards);
});

test('takes out of the cache what a killed render left there', async () => {
  const folders = await makeSite();
  const left = join(folders.cacheDir, 'ab', 'abc.1-0.tmp');
  await mkdir(join(left, '..'), { recursive: true });
  await writeFile(left, 'half');
  await renderCards({ plan: makePlan(['Chiara Bellandi'], ['og']), ...folders, previous: NOTHING }, effects);
  expect(existsSync(left)).toBe(false);
});

test('names card and characters when no font can draw them, all at once, and makes the other cards', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi']);
  plan.bands['0-og'] = makeBand('og', 'רוזה');
  plan.scenes['offer-story'] = makeScene('offer', 'story', { text: 'Ürün 𓀀' });
  const failure: unknown = await renderCards({ plan, ...folders, previous: NOTHING }, effects).catch(
    (thrown: unknown) => thrown,
  );
  expect(failure).toMatchObject({
    message: '2 problems in the cards',
    problems: [
      {
        message:
          'The card cards/friend-0/restaurants/offer-story.png cannot be drawn: no font has 𓀀 (U+13000) of “Ürün 𓀀”',
      },
      {
        message:
          'The card cards/friend-0/restaurants/statement-og.png (and 1 more) cannot be drawn: no font has the Hebrew ר (U+05E8), ו (U+05D5), ז (U+05D6), ה (U+05D4) of “Recommended by רוזה”',
        hint: 'Run npm i @fontsource/noto-sans-hebrew, or name another family in brand.fonts.scripts.Hebrew. All families: https://fontsource.org',
      },
    ],
  });
  await readFile(join(folders.outDir, 'cards/friend-0/restaurants/statement-square.png'));
});

test('says which text a card does not show whole, also when it comes from the cache', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi'], ['og']);
  const headline = 'Every chair staffed and every hygienist rested '.repeat(8).trim();
  plan.scenes['statement-og'] = makeScene('statement', 'og', { headline });
  for (const rendered of [3, 0]) {
    const result = await renderCards({ plan, ...folders, previous: NOTHING }, effects);
    expect(result.rendered).toBe(rendered);
    expect(result.problems.map(({ message }) => message)).toEqual([
      `The card cards/friend-0/restaurants/statement-og.png does not show all of “${headline}”`,
    ]);
  }
});

test('does not start for a font that is not installed, and says how to install it', async () => {
  const folders = await makeSite();
  const plan = makePlan(['Chiara Bellandi'], ['og']);
  const program = plan.programs['en'];
  if (!program) throw new Error('the plan has no program');
  program.brand = { ...program.brand, fonts: { heading: 'Comic Neue', body: 'Figtree' } };
  await expect(renderCards({ plan, ...folders, previous: NOTHING }, effects)).rejects.toMatchObject({
    message: 'The font "Comic Neue" is not installed',
    hint: expect.stringContaining('npm i @fontsource/comic-neue') as string,
    where: { file: 'content/program.yaml', key: 'brand.fonts' },
  });
});
