import type { BandFormatName } from '../../schemas/card.ts';
import { fitText } from '../fit-text.ts';
import { h } from '../h.ts';
import type { Ground } from '../theme.ts';
import { drawColumn } from './column.ts';
import { FRAMES, type Frame, kickerBlock, logoOf, wordsBox } from './frame.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  place,
  ROLES_OF_TEXTS,
  sceneRows,
  type SceneTemplate,
  type Texts,
} from './template.ts';

/** More steps than this are no longer read in passing. */
const MOST = 3;
/** Rows of the head, with kicker and headline. */
const HEADS: Readonly<Record<BandFormatName, number>> = {
  og: 186,
  email: 116,
  square: 300,
  portrait: 420,
  story: 690,
  pinterest: 440,
};

/** "Steps": the first steps, each in a field of its own with a large number. */
export const STEPS: SceneTemplate = { roles: { ...ROLES_OF_TEXTS, note: 'headline' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, width, height, format } = materials;
  const name = materials.formatName as BandFormatName;
  const frame = FRAMES[name];
  const ground = theme[texts.ground ?? 'paper'];
  const head = HEADS[name];
  const items = texts.items.slice(0, MOST);
  const title = drawHead(head, texts, frame, ground, materials);
  const grounds = [theme.accent, ground === theme.tint ? theme.paper : theme.tint, theme.ink];
  const boxes = fieldsOf(items.length, head, frame, width, sceneRows(format).above);
  const layouts = boxes.map((box, index) => layField(box, index, frame));
  const size = Math.min(...items.map((item, index) => sizeOf(item, layouts[index], frame, materials)));
  const fields = items.flatMap((item, index) => {
    const layout = layouts[index];
    return layout
      ? [drawField(item, index + 1, layout, grounds[index] ?? ground, size, frame, materials)]
      : [];
  });
  const rows = sceneRows(format);
  const foot = place({ left: 0, top: rows.above, width, height: rows.below }, materials, {
    backgroundColor: theme.accent.ground,
  });
  const style = { width, height, backgroundColor: ground.ground };
  return {
    cut: [...title.cut, ...fields.flatMap(({ cut }) => cut), ...texts.items.slice(MOST)],
    overlays: logoOf(frame, ground, materials),
    element: h(
      'div',
      { style },
      title.element,
      ...(rows.below > 0 ? [foot] : []),
      ...fields.flatMap(({ elements }) => elements),
    ),
  };
}

function drawHead(head: number, texts: Texts, frame: Frame, ground: Ground, materials: Materials) {
  const { unit, shape } = frame;
  const words = wordsBox(frame, materials.width);
  const top = shape === 'wide' ? frame.top * 0.72 : words.top + unit * (shape === 'tall' ? 0.4 : 0);
  const room = {
    min: Math.round(unit * 1.3),
    max: Math.round(unit * (shape === 'wide' ? 2.1 : 2.9)),
    maxLines: shape === 'wide' ? 1 : 2,
    lineHeight: 1.04,
  };
  const blocks = [
    kickerBlock(texts, ground, shape === 'wide' ? unit * 0.9 : unit),
    { text: texts.headline, role: 'headline', color: ground.strong, room, gap: unit * 0.4, fills: true },
  ] as const;
  const height = head - top - unit * (shape === 'wide' ? 0.7 : 1.2);
  return drawColumn({ ...words, top, height }, blocks, materials, 'flex-end');
}

/** Fields beside or below each other, which together fill the rest of the rows. */
function fieldsOf(count: number, head: number, { shape }: Frame, width: number, bottom: number): Box[] {
  const [long, from] = shape === 'wide' ? [width, 0] : [bottom - head, head];
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [Math.round((index * long) / count), Math.round(((index + 1) * long) / count)];
    return shape === 'wide'
      ? { left: start, top: head, width: end - start, height: bottom - head }
      : { left: 0, top: from + start, width, height: end - start };
  });
}

/** A field with its number, and the step beside or below that. */
interface Field {
  readonly box: Box;
  readonly numeral: Box;
  readonly words: Box;
}

function layField(box: Box, index: number, { unit, shape, margin }: Frame): Field {
  const { left, top, width, height } = box;
  if (shape === 'wide') {
    const pad = Math.min(margin, unit * 1.5);
    // The first number stands below the beginning of the headline.
    const start = index === 0 ? margin : pad;
    const size = height * 0.48;
    const numeral = { left: left + start, top: top + unit * 0.55, width: width - start - pad, height: size };
    const below = numeral.top + size + unit * 0.1;
    return { box, numeral, words: { ...numeral, top: below, height: top + height - below - unit * 0.6 } };
  }
  const size = Math.min(height * 0.66, unit * 5);
  const numeral = { left: margin, top: top + (height - size) / 2, width: size * 0.85, height: size };
  const start = margin + numeral.width;
  return { box, numeral, words: { left: start, top, width: left + width - margin - start, height } };
}

function roomOf({ unit, shape }: Frame) {
  const isWide = shape === 'wide';
  const [min, max] = [Math.round(unit * 0.8), Math.round(unit * (isWide ? 1.35 : 1.7))];
  return { min, max, maxLines: isWide ? 3 : 4, lineHeight: 1.16 };
}

/** The size at which a step fits its field. */
function sizeOf(step: string, field: Field | undefined, frame: Frame, { measure }: Materials): number {
  if (!field) return roomOf(frame).max;
  const { width, height } = field.words;
  return fitText(step, 'label', { ...roomOf(frame), width, height: height * 0.92 }, measure).size;
}

/** All steps stand in one size, that of the longest. */
function drawField(
  step: string,
  number: number,
  { box, numeral, words }: Field,
  on: Ground,
  size: number,
  frame: Frame,
  materials: Materials,
) {
  const figure = Math.round(numeral.height * 0.96);
  const large = { min: Math.round(figure * 0.9), max: figure, maxLines: 1, lineHeight: 1 };
  const drawn = drawColumn(
    words,
    [
      {
        text: step,
        role: 'label',
        color: on.strong,
        room: { ...roomOf(frame), min: size, max: size },
        gap: 0,
        fills: true,
      },
    ],
    materials,
    frame.shape === 'wide' ? 'flex-start' : 'center',
  );
  const digit = drawColumn(
    numeral,
    [{ text: String(number), role: 'headline', color: on.mark, room: large, gap: 0, fills: true }],
    materials,
  );
  return {
    elements: [place(box, materials, { backgroundColor: on.ground }), digit.element, drawn.element],
    cut: drawn.cut,
  };
}
