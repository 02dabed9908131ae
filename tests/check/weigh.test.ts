import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkDist, landingHtml, LANDING, linesOf } from './tiny-dist.ts';

const noise = (bytes: number) => randomBytes(bytes).toString('base64').slice(0, bytes);
const CARD = 'cards/rosa-oven/bakeries/statement-og.png';

test('a landing page is weighed with its styles and scripts as they are sent, each once', async () => {
  const css = `/*${noise(3000)}*/`;
  const js = `//${noise(2000)}`;
  const head =
    '<link rel="stylesheet" href="/a.css?v=1"><link rel="preload" as="style" href="/a.css"><script src="/b.js"></script><link rel="preload" as="font" href="/f.woff2"><link rel="stylesheet" media="print" href="/p.css">';
  const page = landingHtml({ head });
  const { problems, facts } = await checkDist({
    [LANDING]: page,
    'a.css': css,
    'b.js': js,
    'f.woff2': noise(90_000),
    'p.css': `/*${noise(20_000)}*/`,
  });
  expect(problems).toEqual([]);
  const expected = [page, css, js].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(facts.heaviestPages).toEqual([{ file: LANDING, bytes: expected, limit: 14 * 1024 }]);
});

test('a landing page that is too heavy is a problem', async () => {
  const files = {
    [LANDING]: landingHtml({ head: '<script src="/b.js"></script>' }),
    'b.js': `//${noise(20_000)}`,
  };
  const { problems } = await checkDist(files);
  expect(linesOf(problems)).toEqual([
    expect.stringMatching(/The page with its styles and scripts weighs 1\d{4} bytes, 14336 are allowed$/),
  ]);
});

test('a card may weigh what its format allows and not a byte more', async () => {
  expect((await checkDist({ [CARD]: new Uint8Array(300_000) })).problems).toEqual([]);
  expect(linesOf((await checkDist({ [CARD]: new Uint8Array(300_001) })).problems)).toEqual([
    `dist/${CARD} The card weighs 300001 bytes, 300000 are allowed`,
  ]);
});
