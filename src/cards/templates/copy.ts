import { fitText, type FittedText, type Room } from '../fit-text.ts';
import { type Child, h, type Style } from '../h.ts';
import { styleOf } from '../measure.ts';
import { drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import type { Materials, Texts } from './template.ts';

/** The column of words of a scene, in pixels. */
export interface Column {
  readonly width: number;
  readonly height: number;
  readonly kicker: number;
  readonly headline: Pick<Room, 'min' | 'max' | 'maxLines' | 'lineHeight'>;
  readonly text: Pick<Room, 'min' | 'max' | 'maxLines'>;
  /** Between kicker and headline, and between headline and text. */
  readonly gaps: readonly [number, number];
}

/** Kicker, headline and text below each other; the headline takes the room that the others leave. */
export function buildCopy(texts: Texts, column: Column, ground: Ground, materials: Materials) {
  const { measure } = materials;
  const { width } = column;
  const kickerRoom = {
    width: width - column.kicker,
    height: column.kicker * 2,
    min: Math.round(column.kicker * 0.7),
    max: column.kicker,
    lineHeight: 1.3,
    maxLines: 1,
  };
  const kicker = fitText(texts.kicker, 'label', kickerRoom, measure);
  const text = fitText(
    texts.text,
    'text',
    { ...column.text, width, height: column.height / 2, lineHeight: 1.36 },
    measure,
  );
  const rest = column.height - heightOf(kicker) - heightOf(text) - column.gaps[0] - column.gaps[1];
  const headline = fitText(texts.headline, 'headline', { ...column.headline, width, height: rest }, measure);
  const cut = [
    ...(kicker.cut ? [texts.kicker] : []),
    ...(headline.cut ? [texts.headline] : []),
    ...(text.cut ? [texts.text] : []),
  ];
  return {
    cut,
    kicker: drawKicker(kicker, ground, materials),
    headline: drawLines(headline, { color: ground.strong }, materials),
    text: drawLines(text, { color: ground.soft }, materials),
  };
}

/** Fitted lines, each in a box of its own: satori breaks none of them again. */
export function drawLines(fitted: FittedText, style: Style, { typefaces }: Pick<Materials, 'typefaces'>) {
  const { role, size, lineHeight, lines } = fitted;
  const font = { ...styleOf(role, typefaces), fontSize: size, lineHeight: `${lineHeight}px` };
  const boxes = lines.map((line) => h('div', { style: { height: lineHeight } }, line));
  return h('div', { style: { flexDirection: 'column', ...font, ...style } }, ...boxes);
}

export function heightOf({ lines, lineHeight }: FittedText): number {
  return lines.length * lineHeight;
}

/** Half a disc, then the words. */
function drawKicker(kicker: FittedText, ground: Ground, materials: Materials): Child {
  const side = Math.round(kicker.size * 0.72);
  const mark = drawPicture(side / 2, side, [
    h('path', { d: `M0 0A${side / 2} ${side / 2} 0 0 1 0 ${side}Z`, fill: ground.mark }),
  ]);
  return h(
    'div',
    { style: { alignItems: 'center', gap: Math.round(kicker.size * 0.4) } },
    mark,
    drawLines(kicker, { color: ground.mark }, materials),
  );
}
