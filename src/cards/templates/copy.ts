import { fitText, type FittedText, type Room } from '../fit-text.ts';
import { at, type Child, h, type Style } from '../h.ts';
import { styleOf } from '../measure.ts';
import { drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import type { Role } from '../typefaces.ts';
import type { Drawing, Materials, Texts } from './template.ts';

/** Room of a tag around its words, in font sizes. */
const TAG = { above: 0.45, left: 0.8 };

/** The column of words of a scene, in pixels. */
export interface Column {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly kicker: number;
  readonly headline: Pick<Room, 'min' | 'max' | 'maxLines' | 'lineHeight'>;
  readonly text: Pick<Room, 'min' | 'max' | 'maxLines'>;
  /** Between kicker and headline, and between headline and text. */
  readonly gaps: readonly [number, number];
}

/** How the words of a scene are set. */
export interface Setting {
  readonly roles: Readonly<Record<keyof Texts, Role>>;
  readonly ground: Ground;
  /** Ground of the tag on which the text stands; without one it stands on the scene's. */
  readonly tag: Ground | null;
}

/** Kicker, headline and text below each other; the headline takes the room that the others leave. */
export function drawCopy(texts: Texts, column: Column, setting: Setting, materials: Materials): Drawing {
  const fitted = fitCopy(texts, column, setting, materials);
  const { ground, tag } = setting;
  const text = tag
    ? drawTag(fitted.text, tag, materials)
    : drawLines(fitted.text, { color: ground.soft }, materials);
  const cut = (['kicker', 'headline', 'text'] as const)
    .filter((name) => fitted[name].cut)
    .map((name) => texts[name]);
  const style = { flexDirection: 'column', justifyContent: 'center', alignItems: 'flex-start' };
  const element = at(
    column.left,
    column.top,
    column.width,
    column.height,
    style,
    drawKicker(fitted.kicker, ground, materials),
    h('div', { style: { height: column.gaps[0] } }),
    drawLines(fitted.headline, { color: ground.strong }, materials),
    h('div', { style: { height: column.gaps[1] } }),
    text,
  );
  return { element, cut };
}

function fitCopy(texts: Texts, column: Column, { roles, tag }: Setting, { measure }: Materials) {
  const { width, height, gaps } = column;
  const kickerRoom = { width: width - column.kicker * 1.3, height, lineHeight: 1.3, maxLines: 1 };
  const sizes = { min: Math.round(column.kicker * 0.7), max: column.kicker };
  const kicker = fitText(texts.kicker, roles.kicker, { ...kickerRoom, ...sizes }, measure);
  const beside = tag ? column.text.max * TAG.left + column.text.max * column.text.maxLines : 0;
  const textRoom = {
    ...column.text,
    width: width - beside,
    height: height / 2,
    lineHeight: tag ? 1.2 : 1.36,
  };
  const text = fitText(texts.text, roles.text, textRoom, measure);
  const around = tag ? 2 * Math.round(text.size * TAG.above) : 0;
  const rest = height - heightOf(kicker) - heightOf(text) - around - gaps[0] - gaps[1];
  const headline = fitText(
    texts.headline,
    roles.headline,
    { ...column.headline, width, height: rest },
    measure,
  );
  return { kicker, headline, text };
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

/** A text on a tag, the right end of which is half a disc. */
function drawTag(fitted: FittedText, { ground, strong }: Ground, materials: Materials): Child {
  const above = Math.round(fitted.size * TAG.above);
  const radius = Math.round(heightOf(fitted) / 2) + above;
  const style = {
    backgroundColor: ground,
    padding: `${above}px ${radius}px ${above}px ${Math.round(fitted.size * TAG.left)}px`,
    borderTopRightRadius: radius,
    borderBottomRightRadius: radius,
  };
  return h('div', { style }, drawLines(fitted, { color: strong }, materials));
}

/** Half a disc, then the words. */
function drawKicker(kicker: FittedText, ground: Ground, materials: Materials): Child {
  const side = Math.round(kicker.size * 0.43) * 2;
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
