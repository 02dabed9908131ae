import type { BandFormatName } from '../../schemas/card.ts';
import { fitText } from '../fit-text.ts';
import { type CardElement, h } from '../h.ts';
import { styleOf } from '../measure.ts';
import { drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import { drawColumn } from './column.ts';
import { type Frame, FRAMES, logoOf } from './frame.ts';
import { initialsOf } from './initials.ts';
import { drawLines } from './lines.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  mirror,
  type Overlay,
  place,
  ROLES_OF_TEXTS,
  type SceneTemplate,
  type Texts,
} from './template.ts';

/** "Quote": what a customer said, in a speech bubble, and below it who said so. */
export const QUOTE: SceneTemplate = { roles: { ...ROLES_OF_TEXTS, text: 'label' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, width, height } = materials;
  const frame = FRAMES[materials.formatName as BandFormatName];
  const ground = theme[texts.ground ?? 'tint'];
  const bubble = ground === theme.paper ? theme.tint : theme.paper;
  const { panel, person } = divide(frame, width);
  const marks = Math.round(frame.unit * 1.9);
  const pad = frame.shape === 'wide' ? frame.unit * 1.2 : frame.unit * 1.5;
  const { unit } = frame;
  const head = marks * 0.55 + unit * 0.3;
  const room = {
    left: panel.left + pad,
    top: panel.top + head,
    width: panel.width - 2 * pad,
    height: panel.height - head - pad * 0.5,
  };
  const quote = { min: Math.round(unit * 0.95), max: Math.round(unit * 2.5), maxLines: 14, lineHeight: 1.14 };
  const said = drawColumn(
    room,
    [{ text: texts.headline, role: 'headline', color: bubble.strong, room: quote, gap: 0, fills: true }],
    materials,
  );
  const who = drawPerson(person, texts, frame, ground, materials);
  const style = { width, height, backgroundColor: ground.ground };
  const glyph = { left: panel.left + pad, top: panel.top - marks * 0.45, width: marks * 1.2, height: marks };
  return {
    cut: [...said.cut, ...who.cut],
    overlays: [...logoOf(frame, ground, materials), ...who.overlays],
    element: h(
      'div',
      { style },
      drawBubble(panel, unit, bubble, materials),
      place(glyph, materials, {}, drawMarks(glyph.width, glyph.height, theme.accent.ground)),
      said.element,
      ...who.elements,
    ),
  };
}

/** The bubble, and the row below it. */
function divide({ margin, top, bottom, unit, logo, shape }: Frame, width: number) {
  const out = shape === 'wide' ? 16 : shape === 'square' ? 45 : 24;
  const row = Math.round(unit * (shape === 'wide' ? 2.7 : 3.2));
  const start = (logo ? logo.top + logo.height + unit * 1.6 : top) + (shape === 'wide' ? 0 : unit * 0.4);
  const left = margin - out;
  const panel = { left, top: start, width: width - 2 * left, height: bottom - row - unit * 1.1 - start };
  return { panel, person: { left: margin, top: bottom - row, width: width - 2 * margin, height: row } };
}

function drawBubble(
  { left, top, width, height }: Box,
  unit: number,
  { ground }: Ground,
  materials: Materials,
) {
  const [radius, tail] = [unit, unit * 1.25];
  const at = materials.mirrored ? width - unit * 2.1 : unit * 2.1;
  const to = materials.mirrored ? at + tail : at - tail;
  const picture = drawPicture(width, height + tail, [
    h('rect', { x: 0, y: 0, width, height, rx: radius, fill: ground }),
    h('path', {
      d: `M${at} ${height - 1}A${tail} ${tail} 0 0 ${materials.mirrored ? 0 : 1} ${to} ${height + tail * 0.8}L${to} ${height - 1}Z`,
      fill: ground,
    }),
  ]);
  return place({ left, top, width, height: height + tail }, materials, {}, picture);
}

/** Two marks, each half a disc on a quarter of one: they open in any language. */
function drawMarks(width: number, height: number, fill: string): CardElement {
  const side = height / 2;
  const mark = (x: number) =>
    h('path', {
      d: `M${x + side} 0V${side}A${side} ${side} 0 0 1 ${x} ${height}V${side}A${side} ${side} 0 0 1 ${x + side} 0Z`,
      fill,
    });
  return drawPicture(width, height, [mark(0), mark(side * 1.28)]);
}

interface Person {
  readonly elements: readonly CardElement[];
  readonly overlays: readonly Overlay[];
  readonly cut: readonly string[];
}

/** Face, else initials; name and role; the customer's logo at the other end. */
function drawPerson(box: Box, texts: Texts, { unit }: Frame, ground: Ground, materials: Materials): Person {
  const { picture } = texts;
  const initials = initialsOf(texts.text);
  const disc = { ...box, width: box.height };
  const hasDisc = picture?.use === 'face' || initials !== '';
  const logo = picture?.use === 'logo' ? picture : null;
  const plate = { ...box, left: box.left + box.width - unit * 6, width: unit * 6 };
  const wordsLeft = box.left + (hasDisc ? box.height + unit * 0.7 : 0);
  const width = box.left + box.width - wordsLeft - (logo ? plate.width + unit : 0);
  const name = { min: Math.round(unit * 0.75), max: Math.round(unit * 1.1), maxLines: 2, lineHeight: 1.15 };
  const role = { min: Math.round(unit * 0.65), max: Math.round(unit * 0.85), maxLines: 2, lineHeight: 1.25 };
  const words = drawColumn(
    { ...box, left: wordsLeft, width },
    [
      { text: texts.text, role: 'label', color: ground.strong, room: name, gap: 0 },
      { text: texts.note, role: 'text', color: ground.soft, room: role, gap: unit * 0.1 },
    ],
    materials,
  );
  const overlays: Overlay[] = [];
  if (picture?.use === 'face')
    overlays.push({ what: picture, box: mirror(disc, materials), ground: ground.ground, align: 'center' });
  if (logo)
    overlays.push({
      what: logo,
      box: mirror(plate, materials),
      ground: ground.ground,
      align: materials.mirrored ? 'left' : 'right',
    });
  const shown = hasDisc && picture?.use !== 'face' ? [drawDisc(disc, initials, materials)] : [];
  return { elements: [...shown, words.element], overlays, cut: words.cut };
}

/** A disc with initials, where there is no face. */
function drawDisc(box: Box, initials: string, materials: Materials): CardElement {
  const { primary } = materials.theme;
  const size = Math.round(box.height * 0.42);
  const room = { width: box.width, height: box.height, min: size, max: size, maxLines: 1, lineHeight: 1 };
  const fitted = { ...fitText(initials, 'headline', room, materials.measure), lines: [initials] };
  const style = {
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: box.width / 2,
    backgroundColor: primary.ground,
  };
  const words = drawLines(
    fitted,
    { ...styleOf('headline', materials.typefaces), fontSize: size, color: primary.strong },
    materials,
  );
  return place(box, materials, style, words);
}
