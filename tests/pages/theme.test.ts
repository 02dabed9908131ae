import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findFamily, readFontFiles } from '../../src/theme/font-files.ts';
import { parseFontMetrics } from '../../src/theme/font-metrics.ts';
import { themeOf } from '../../src/theme/theme.ts';

const BRAND = {
  colors: { primary: '#8a1f4f', accent: '#ffb627', ink: '#26121e', paper: '#fff8ef' },
  fonts: { heading: 'Bricolage Grotesque', body: 'Figtree' },
  logo: '/logo.svg',
};

test('another colour makes another stylesheet at another address', () => {
  const other = { ...BRAND, colors: { ...BRAND.colors, primary: '#1f4e8a' } };
  expect(themeOf(BRAND).css).toContain('--brand:light-dark(#8a1f4f,');
  expect(themeOf(other).css).toContain('--brand:light-dark(#1f4e8a,');
  expect(themeOf(other).href).not.toBe(themeOf(BRAND).href);
});

test('every font that the stylesheet asks for is served', () => {
  const { css, fonts } = themeOf(BRAND);
  const asked = [...css.matchAll(/url\(\/fonts\/([^)]+)\)/g)].map(([, name]) => name);
  expect(asked).toHaveLength(6);
  expect(asked).toEqual(fonts.map(({ name }) => name));
});

test('a family that is not installed is refused with the command that installs it', () => {
  expect(() => findFamily('Comic Mono')).toThrow(
    expect.objectContaining({
      message: 'The font "Comic Mono" is not installed',
      hint: 'Run "npm install @fontsource/comic-mono", or name another family.',
    }),
  );
});

test('a weight that a family lacks is served by its nearest', () => {
  const [file] = readFontFiles('Figtree', [950]);
  expect(file?.name).toMatch(/^figtree-latin-900-normal\.[\w-]{8}\.woff2$/);
});

test('metrics are read from the font itself', () => {
  const { folder } = findFamily('Figtree');
  const metrics = parseFontMetrics(readFileSync(`${folder}/files/figtree-latin-400-normal.woff`), 'Figtree');
  expect(metrics).toMatchObject({ ascent: 0.95, descent: 0.25, lineGap: 0 });
  expect(metrics.width).toBeCloseTo(0.439, 3);
});

test('bytes that are no font are refused', () => {
  expect(() => parseFontMetrics(Buffer.alloc(64), 'x.woff')).toThrow('x.woff is not a WOFF font');
});
