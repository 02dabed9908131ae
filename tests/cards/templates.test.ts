import { beforeAll, expect, test, vi } from 'vitest';
import { drawable } from '../../src/cards/graphemes.ts';
import type { CardElement, Child } from '../../src/cards/h.ts';
import { Lettering } from '../../src/cards/lettering.ts';
import { measureWith } from '../../src/cards/measure.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { drawColumn } from '../../src/cards/templates/column.ts';
import { findTemplate } from '../../src/cards/templates/find-template.ts';
import { type Materials, sceneRows } from '../../src/cards/templates/template.ts';
import { CARD_FORMATS, type CardFormatName } from '../../src/schemas/card.ts';
import type { PlannedScene } from '../../src/schemas/plan.ts';
import { BRAND, makeScene, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let site = '';
let studio: Studio;

beforeAll(async () => {
  ({ site } = await makeSite());
  studio = await openStudio(BRAND, site);
});

function materialsFor(formatName: CardFormatName, locale = 'en'): Materials {
  const format = CARD_FORMATS[formatName];
  const { above, below } = sceneRows(format);
  const measure = measureWith(new Lettering(studio.typefaces, locale), () => undefined);
  const { theme, typefaces } = studio;
  return {
    ...{ theme, typefaces, measure, formatName, format, mirrored: false },
    ...{ width: format.width, height: above + below },
  };
}

/** The lines of a drawing with their sizes in pixels, from first to last. */
function linesOf(element: CardElement, size = 0): { line: string; size: number }[] {
  if (element.type === 'svg') return [];
  const style = element.props['style'] as { fontSize?: number } | undefined;
  const own = style?.fontSize ?? size;
  const children = element.props['children'] as Child | readonly Child[] | undefined;
  return [children ?? []]
    .flat()
    .flatMap((child: Child) =>
      typeof child === 'string' ? [{ line: child, size: own }] : linesOf(child, own),
    );
}

async function linesIn(scene: PlannedScene): Promise<{ line: string; size: number }[]> {
  const { draw } = await findTemplate(scene, site);
  const typeset = (text: string) => drawable(text, scene.locale);
  const texts = {
    ...scene,
    headline: typeset(scene.headline),
    text: typeset(scene.text),
    note: typeset(scene.note),
  };
  const { element, cut } = draw(texts, materialsFor(scene.format, scene.locale));
  expect(cut).toEqual([]);
  return linesOf(element);
}

const LABEL = 'gagnées chaque semaine sur le planning, ou plus, pour la moitié des cabinets dentaires';
const NOTE =
  'Mesure faite sur au moins 170 cabinets dentaires : la moitié atteint ce chiffre ou le dépasse. Inscriptions entre avril 2022 et novembre 2026. Données à jour en novembre 2026.';

test('a long label leaves the figure of a proof by far the largest', async () => {
  const words = { locale: 'fr', headline: '4 h', text: LABEL, note: NOTE };
  const [figure, label] = await Promise.all([
    linesIn(makeScene('proof', 'story', words)).then((lines) =>
      lines.find(({ line }) => line.startsWith('4')),
    ),
    linesIn(makeScene('proof', 'story', words)).then((lines) =>
      lines.find(({ line }) => line.startsWith('gagnées')),
    ),
  ]);
  expect(figure?.size).toBeGreaterThan(5 * (label?.size ?? Infinity));
});

test('the last day of a square offer stands apart, and what is offered is large', async () => {
  const words = {
    locale: 'en',
    headline: 'Three months free and your first season rota built with you',
    text: 'Whoever sent you gets a €200 gift card or two months free.',
    note: 'Until 28 February 2027',
  };
  const lines = await linesIn(makeScene('offer', 'square', words));
  expect(lines[0]?.line).toContain('Until');
  expect(lines.find(({ line }) => line.startsWith('Three'))?.size).toBeGreaterThan(70);
});

test('texts of a column that would overflow become smaller, and keep the gap between them', () => {
  const room = { min: 20, max: 40, maxLines: 9, lineHeight: 1.2 };
  const block = (text: string) => ({ text, role: 'text' as const, color: '#000000' as const, room, gap: 24 });
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const box = { left: 0, top: 0, width: 300, height: 330 };
  const { element, cut, height } = drawColumn(box, [block(words), block(words)], materialsFor('square'));
  expect(cut).toEqual([]);
  expect(height).toBeLessThanOrEqual(330);
  const [first, last] = [linesOf(element)[0], linesOf(element).at(-1)];
  expect(last?.size).toBeLessThan(first?.size ?? 0);
  const [, gap] = element.props['children'] as CardElement[];
  expect(gap?.props['style']).toMatchObject({ height: 24, flexShrink: 0 });
});
