import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderQrSvg } from '../../src/kits/qr-code.ts';
import { renderQrPng } from '../../src/kits/render-qr-png.ts';

const LINK = 'https://friends.oatmark.example/fr/go/rosa-oven/bakeries/';

async function readCode(picture: Uint8Array, size: number): Promise<string> {
  const image = sharp(picture).resize(size, size, { kernel: 'nearest' }).flatten({ background: '#fff' });
  const { data, info } = await image
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
}

test('the SVG code holds the link', async () => {
  expect(await readCode(Buffer.from(renderQrSvg(LINK)), 600)).toBe(LINK);
});

test('the PNG code holds the link and is large enough to print', async () => {
  const png = await renderQrPng(LINK);
  const { width, height, format } = await sharp(png).metadata();
  expect(format).toBe('png');
  expect(width).toBe(height);
  expect(width).toBeGreaterThanOrEqual(1000);
  expect(await readCode(png, width)).toBe(LINK);
});

test('a code has a quiet zone of four modules', () => {
  const [, size = ''] = /viewBox="0 0 (\d+) \1"/u.exec(renderQrSvg(LINK)) ?? [];
  const columns = [...renderQrSvg(LINK).matchAll(/M(\d+) (\d+)h(\d+)/gu)].map(([, x, y, run]) =>
    [x, y, run].map(Number),
  );
  for (const [x = 0, y = 0, run = 0] of columns.slice(1)) {
    expect(Math.min(x, y, Number(size) - x - run, Number(size) - y - 1)).toBeGreaterThanOrEqual(4);
  }
  expect(columns.length).toBeGreaterThan(100);
});

test('so has the PNG, whose modules are whole pixels', async () => {
  const { data, info } = await sharp(await renderQrPng(LINK))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const first = data.indexOf(0);
  const [left, top] = [first % info.width, Math.floor(first / info.width)];
  const run = data.subarray(first).indexOf(255);
  const last = data.lastIndexOf(0);
  const bottom = info.height - 1 - Math.floor(last / info.width);
  expect(run % 7).toBe(0);
  for (const margin of [left, top, bottom]) expect(margin).toBeGreaterThanOrEqual((4 * run) / 7);
});
