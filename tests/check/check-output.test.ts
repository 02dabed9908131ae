import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOutputCheck } from '../../src/check/check-output.ts';
import type { PrivateValues } from '../../src/check/find-private.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { fixturePlan } from '../fixtures/plan.ts';
import { html, landingHtml, LANDING, linesOf, OPEN } from './tiny-dist.ts';

const SECRETS: PrivateValues = {
  ...OPEN,
  texts: [{ text: 'Ada Byron', kind: 'the name of a contact', exact: false }],
};
const PAGE = 'guides/waste/index.html';
const LEAK = `dist/${PAGE} Shows the name of a contact: Ada Byron`;
const clean = html('Nobody');
const leaking = html('Ada Byron');

/** A dist that is checked while it is written. */
async function openCheck() {
  const dist = await mkdtemp(join(tmpdir(), 'kith-dist-'));
  onTestFinished(() => rm(dist, { recursive: true, force: true }));
  const check = openOutputCheck({
    dist,
    plan: fixturePlan(),
    hosts: new Set(['app.oatmark.example', 'www.oatmark.example']),
    secrets: SECRETS,
  });
  const files = new Set<string>();
  return {
    look: (file: string, text: string) => check.look(file, Buffer.from(text)),
    async write(file: string, text: string) {
      files.add(file);
      await mkdir(dirname(join(dist, file)), { recursive: true });
      await writeFile(join(dist, file), text);
    },
    async conclude(seen: readonly string[], look: readonly string[] = [...files]) {
      const checked = await check.conclude({ look, files, seen: new Set(seen) }, silentProgress);
      return { ...checked, lines: linesOf(checked.problems) };
    },
  };
}

test('a page that was seen is not read again, and what was wrong with it is said in the end', async () => {
  const dist = await openCheck();
  await dist.write(PAGE, clean);
  dist.look(PAGE, leaking);
  const { lines, faulty, facts } = await dist.conclude([PAGE]);
  expect(lines).toEqual([LEAK]);
  expect(faulty).toEqual([PAGE]);
  expect(facts).toMatchObject({ files: 1, pages: 1 });
});

test('a page that was written again since it was looked at is looked at again', async () => {
  const healed = await openCheck();
  await healed.write(PAGE, clean);
  healed.look(PAGE, leaking);
  expect((await healed.conclude([])).lines).toEqual([]);
  const spoilt = await openCheck();
  await spoilt.write(PAGE, leaking);
  spoilt.look(PAGE, clean);
  expect((await spoilt.conclude([])).lines).toEqual([LEAK]);
});

test('a page that was never looked at is looked at, even if it passes for seen', async () => {
  const dist = await openCheck();
  await dist.write(PAGE, leaking);
  expect((await dist.conclude([PAGE])).lines).toEqual([LEAK]);
});

test('what was seen and is not to be checked is not spoken of', async () => {
  const dist = await openCheck();
  await dist.write('index.html', clean);
  dist.look(PAGE, leaking);
  const { lines, facts } = await dist.conclude([PAGE], ['index.html']);
  expect(lines).toEqual([]);
  expect(facts.files).toBe(1);
});

test('links of a page that was seen early are answered by what there is in the end', async () => {
  const dist = await openCheck();
  const page = html(
    '<a href="/late/">1</a> <a href="/late/#here">2</a> <a href="/never/">3</a> <a href="/late/#gone">4</a> <a href="later/">5</a> <a href="#gone">6</a> <img src="/_assets/late.png">',
  );
  dist.look(PAGE, page);
  await dist.write(PAGE, page);
  await dist.write('late/index.html', html('<p id="here">x</p>'));
  await dist.write('_assets/late.png', 'x');
  const { lines, faulty } = await dist.conclude([PAGE]);
  expect(lines.map((line) => line.replace(`dist/${PAGE} (a) `, '')).sort()).toEqual([
    '"#gone" leads to a place that is not there: no element has the id "gone"',
    '"/late/#gone" leads to a place that is not there: no element has the id "gone"',
    '"/never/" leads to nothing: there is no dist/never/index.html',
    '"later/" leads to nothing: there is no dist/guides/waste/later/index.html',
  ]);
  expect(faulty).toEqual([PAGE]);
});

test('a landing page that was seen early is weighed with the styles that there are in the end', async () => {
  const dist = await openCheck();
  const page = landingHtml({ head: '<link rel="stylesheet" href="/_assets/a.css">' });
  dist.look(LANDING, page);
  await dist.write(LANDING, page);
  await dist.write('for/bakeries/index.html', html('<h1>Bakeries</h1>'));
  await dist.write('_assets/a.css', Array.from({ length: 9000 }, (_, index) => `.c${index ** 2}{}`).join(''));
  expect((await dist.conclude([LANDING])).lines).toEqual([
    expect.stringMatching(`^dist/${LANDING} The page with its styles and scripts weighs \\d{5} bytes, 14336`),
  ]);
});
