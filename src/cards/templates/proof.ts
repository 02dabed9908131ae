import type { BandFormatName } from '../../schemas/card.ts';
import { mix } from '../color.ts';
import { fitText } from '../fit-text.ts';
import { type CardElement, h } from '../h.ts';
import { drawPicture } from '../motif.ts';
import type { Ground, Theme } from '../theme.ts';
import { type Block, drawColumn } from './column.ts';
import { type Frame, FRAMES, kickerBlock, logoOf, wordsBox } from './frame.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  place,
  ROLES_OF_TEXTS,
  type SceneTemplate,
  type Texts,
} from './template.ts';

/** Middle and radius of the disc, in pixels. */
const DISCS: Readonly<Record<BandFormatName, readonly [x: number, y: number, radius: number]>> = {
  og: [976, 255, 172],
  email: [1036, 152, 104],
  square: [797, 280, 148],
  portrait: [812, 270, 184],
  story: [820, 448, 170],
  pinterest: [740, 290, 200],
};

/** "Proof": one figure about many customers on dark ground, what it means, and how it was measured. */
export const PROOF: SceneTemplate = { roles: { ...ROLES_OF_TEXTS, text: 'label' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, width, height } = materials;
  const name = materials.formatName as BandFormatName;
  const frame = FRAMES[name];
  const [x, y, radius] = DISCS[name];
  const ground = theme[texts.ground ?? 'ink'];
  const words = wordsBox(frame, width);
  const below = Math.round(y + radius + frame.unit * 1.4);
  const beside = { ...words, width: x - radius - words.left - frame.unit * 1.5 };
  const under = { ...words, top: below, height: frame.bottom - below };
  const label = labelRoom(texts.text, frame, frame.shape === 'wide' ? beside : under, materials);
  const [large, small] = blocksOf(texts, frame, ground, label);
  const copies =
    frame.shape === 'square'
      ? [
          drawColumn({ ...beside, top: y - radius, height: radius * 2 }, large, materials),
          drawColumn(under, small, materials, 'flex-start'),
        ]
      : [
          frame.shape === 'wide'
            ? drawColumn(beside, [...large, ...small], materials)
            : drawColumn(under, [...large, ...small], materials, 'flex-end'),
        ];
  const disc = { left: x - radius, top: y - radius, width: radius * 2, height: radius * 2 };
  const style = { width, height, backgroundColor: ground.ground };
  const picture =
    texts.share === null ? drawHalves(radius, theme, ground) : drawShare(texts.share, radius, ground);
  return {
    cut: copies.flatMap(({ cut }) => cut),
    overlays: logoOf(frame, ground, materials),
    element: h(
      'div',
      { style },
      place(disc, materials, {}, picture),
      ...copies.map(({ element }) => element),
    ),
  };
}

/** Above a label of two lines the figure is by far the largest; the square has room for three. */
function labelRoom(text: string, { unit, shape }: Frame, { width, height }: Box, { measure }: Materials) {
  const grown = shape === 'square' ? 1.2 : 1;
  const three = {
    min: Math.round(unit * 0.95),
    max: Math.round(unit * 1.22 * grown),
    maxLines: 3,
    lineHeight: 1.22,
  };
  const two = { ...three, min: Math.round(unit * 0.85), maxLines: 2 };
  const fits = shape !== 'square' && !fitText(text, 'label', { ...two, width, height }, measure).cut;
  return fits ? two : three;
}

/** What is large, and what stands below it. */
function blocksOf(
  texts: Texts,
  { unit, shape }: Frame,
  ground: Ground,
  label: Block['room'],
): readonly [Block[], Block[]] {
  const grown = shape === 'square' ? 1.2 : 1;
  const figure = { min: Math.round(unit * 2), max: Math.round(unit * 9.5), maxLines: 1, lineHeight: 0.96 };
  const note = {
    min: Math.round(unit * 0.7),
    max: Math.round(unit * 0.8 * grown),
    maxLines: 4,
    lineHeight: 1.36,
  };
  return [
    [
      kickerBlock(texts, ground, unit),
      {
        text: texts.headline,
        role: 'headline',
        color: ground.mark,
        room: figure,
        gap: unit * 0.3,
        fills: true,
      },
    ],
    [
      { text: texts.text, role: 'label', color: ground.strong, room: label, gap: unit * 0.5 },
      { text: texts.note, role: 'text', color: ground.soft, room: note, gap: unit * 0.7 },
    ],
  ];
}

/** A share as so much of a disc, from twelve o'clock on. */
function drawShare(share: number, radius: number, ground: Ground): CardElement {
  const rest = mix(ground.ground, ground.strong, 0.16);
  const angle = 2 * Math.PI * Math.min(share, 0.9999);
  const [x, y] = [radius + radius * Math.sin(angle), radius - radius * Math.cos(angle)];
  const arc = `A${radius} ${radius} 0 ${angle > Math.PI ? 1 : 0} 1 ${round(x)} ${round(y)}`;
  return drawPicture(radius * 2, radius * 2, [
    h('circle', { cx: radius, cy: radius, r: radius, fill: rest }),
    h('path', { d: `M${radius} ${radius}V0${arc}Z`, fill: ground.mark }),
  ]);
}

/** What is no share has a sign instead: two halves. */
function drawHalves(radius: number, { primary, tint }: Theme, ground: Ground): CardElement {
  const half = radius / 2;
  const left = primary.ground === ground.ground ? tint.ground : primary.ground;
  return drawPicture(radius * 2, radius * 2, [
    h('path', { d: `M${radius} 0A${radius} ${radius} 0 0 0 ${radius} ${radius * 2}Z`, fill: left }),
    h('path', { d: `M${radius} 0A${radius} ${radius} 0 0 1 ${radius} ${radius * 2}Z`, fill: ground.mark }),
    h('path', { d: `M${radius} ${half}A${half} ${half} 0 0 1 ${radius} ${radius + half}Z`, fill: left }),
    h('path', {
      d: `M${radius} ${half}A${half} ${half} 0 0 0 ${radius} ${radius + half}Z`,
      fill: ground.mark,
    }),
  ]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
