import { expect, test } from 'vitest';
import { h } from '../../src/cards/h.ts';
import { letterTree } from '../../src/cards/letter-tree.ts';
import { Lettering } from '../../src/cards/lettering.ts';
import { renderSvg } from '../../src/cards/render-svg.ts';
import { specimenTypefaces } from './render-specimen.ts';

const typefaces = specimenTypefaces();
const lettering = new Lettering(typefaces, 'en');

test('takes voice, size and colour of a text from the boxes around it', () => {
  const tree = h(
    'div',
    { style: { fontFamily: 'label', color: '#123456', fontSize: 20, lineHeight: '30px' } },
    h('div', { style: { fontSize: 40 } }, 'Free'),
  );
  const [line] = letterTree(tree, lettering).lines;
  expect(line).toMatchObject({ line: 'Free', role: 'label', color: '#123456' });
  const heightOf = (size: number) => lettering.layLine('Free', 'label').width * size;
  const right = Math.max(...Array.from(line?.draw(0, 0).matchAll(/M(\d+)/g) ?? [], ([, x]) => Number(x)));
  expect(right).toBeGreaterThan(heightOf(20));
  expect(right).toBeLessThan(heightOf(40));
});

test('draws each text once, in the box that was kept for it, and leaves satori no text', async () => {
  const tree = h(
    'div',
    { style: { flexDirection: 'column', paddingLeft: 100, width: 600, height: 200, color: '#000000' } },
    h('div', { style: { fontFamily: 'label', fontSize: 30, lineHeight: 1 } }, 'One'),
    h('div', { style: { fontFamily: 'text', fontSize: 30, lineHeight: 1 } }, 'مجانًا'),
  );
  const drawing = letterTree(tree, lettering);
  const svg = await renderSvg({ ...drawing, width: 600, height: 200, fonts: typefaces.forSatori });
  expect(JSON.stringify(drawing.element)).not.toMatch(/One|مجان/);
  const paths = Array.from(svg.matchAll(/<path fill="#000000" d="M([\d.]+) ([\d.]+)/g));
  expect(paths).toHaveLength(2);
  for (const [, x] of paths) expect(Number(x)).toBeGreaterThan(100);
});

test('lets no colour break out of its attribute', async () => {
  const tree = h('div', { style: { width: 90, height: 90, color: 'red"/><script>' } }, 'x');
  const svg = await renderSvg({
    ...letterTree(tree, lettering),
    ...{ width: 90, height: 90, fonts: typefaces.forSatori },
  });
  expect(svg).not.toContain('<script');
});
