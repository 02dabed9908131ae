import type { BandFormatName } from '../../schemas/card.ts';
import { type CardElement, h } from '../h.ts';
import { drawMotif, type Grid, type Tile } from '../motif.ts';
import type { Ground, Theme } from '../theme.ts';
import { drawColumn } from './column.ts';
import { type Frame, FRAMES, kickerBlock, wordsBox } from './frame.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  mirror,
  type Overlay,
  place,
  placeLogo,
  ROLES_OF_TEXTS,
  type SceneTemplate,
  type Texts,
} from './template.ts';

interface Layout {
  readonly motifs: readonly (Grid & { readonly left: number; readonly top: number })[];
  /** Ground left for the logo within the pattern. */
  readonly plate?: Box;
  /** Where the words stand; the frame's box where left out. */
  readonly words?: Partial<Box>;
  /** A photo in the place of the pattern, and where logo and words stand below it. */
  readonly photo: Box;
  readonly belowPhoto?: { readonly plate?: Box; readonly words: Partial<Box> };
}

/** Words beside a pattern. Pixels; the tiles divide the format's width or the scene's height evenly. */
const LAYOUTS: Readonly<Record<BandFormatName, Layout>> = {
  og: { motifs: [grid(860, 0, 2, 3, 170)], words: { width: 730 }, photo: rect(860, 0, 340, 510) },
  email: { motifs: [grid(896, 0, 2, 2, 152)], words: { width: 800 }, photo: rect(896, 0, 304, 304) },
  square: {
    motifs: [grid(0, 0, 6, 1, 180), grid(900, 180, 1, 4, 180)],
    words: { top: 226, height: 620, width: 715 },
    photo: rect(0, 0, 1080, 400),
    belowPhoto: { words: { top: 440, height: 410 } },
  },
  portrait: {
    motifs: [grid(0, 0, 6, 1, 180), grid(540, 180, 3, 1, 180)],
    plate: rect(84, 180, 380, 180),
    words: { top: 390, height: 680 },
    photo: rect(0, 0, 1080, 460),
    belowPhoto: { plate: rect(84, 460, 380, 170), words: { top: 620, height: 450 } },
  },
  story: {
    motifs: [grid(0, 0, 4, 1, 270), grid(540, 270, 2, 1, 270), grid(0, 1380, 4, 1, 270)],
    plate: rect(90, 270, 400, 270),
    words: { top: 590, height: 730 },
    photo: rect(0, 0, 1080, 640),
    belowPhoto: { plate: rect(90, 640, 400, 200), words: { top: 830, height: 490 } },
  },
  pinterest: {
    motifs: [grid(0, 0, 5, 1, 200), grid(600, 200, 2, 1, 200)],
    plate: rect(80, 200, 400, 200),
    words: { top: 450, height: 770 },
    photo: rect(0, 0, 1000, 580),
    belowPhoto: { plate: rect(80, 580, 380, 170), words: { top: 740, height: 480 } },
  },
};

/** "Statement": the audience's headline on paper, with a pattern of its own. */
export const STATEMENT: SceneTemplate = { roles: { ...ROLES_OF_TEXTS, text: 'label' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, width, height } = materials;
  const name = materials.formatName as BandFormatName;
  const [layout, frame] = [LAYOUTS[name], FRAMES[name]];
  const ground = theme[texts.ground ?? 'paper'];
  const photo = texts.picture?.use === 'photo' ? texts.picture : null;
  const { plate, words } = (photo && layout.belowPhoto) ?? layout;
  const copy = drawWords({ ...wordsBox(frame, width), ...words }, texts, frame, ground, materials);
  const patterns = photo ? [] : drawPatterns(texts.kicker, layout, materials);
  const photos: Overlay[] = photo
    ? [{ what: photo, box: mirror(layout.photo, materials), ground: ground.ground, align: 'center' }]
    : [];
  const logo = plate ? [placeLogo(inner(plate), ground.ground, materials)] : [];
  const style = { width, height, backgroundColor: ground.ground };
  return {
    cut: copy.cut,
    overlays: [...photos, ...logo],
    element: h('div', { style }, ...patterns, copy.element),
  };
}

function drawPatterns(seed: string, { motifs }: Layout, materials: Materials): CardElement[] {
  return motifs.map((each, index) => {
    const motif = drawMotif(`${seed} ${index}`, each, tilesOf(materials.theme));
    const [width, height] = [each.columns * each.side, each.rows * each.side];
    return place({ ...each, width, height }, materials, {}, motif);
  });
}

function drawWords(box: Box, texts: Texts, { unit }: Frame, ground: Ground, materials: Materials) {
  const { theme } = materials;
  const on = ground === theme.accent ? theme.primary : theme.accent;
  const text = { min: Math.round(unit * 0.8), max: Math.round(unit * 1.05), maxLines: 3, lineHeight: 1.2 };
  const headline = {
    min: Math.round(unit * 1.55),
    max: Math.round(unit * 4.2),
    maxLines: 5,
    lineHeight: 1.02,
  };
  const blocks = [
    kickerBlock(texts, ground, unit),
    {
      text: texts.headline,
      role: 'headline',
      color: ground.strong,
      room: headline,
      gap: unit * 0.85,
      fills: true,
    },
    {
      text: texts.text,
      role: 'label',
      color: on.strong,
      room: text,
      gap: unit * 0.85,
      look: { as: 'tag', on },
    },
  ] as const;
  return drawColumn(box, blocks, materials);
}

/** Of the ground for the logo, the middle. */
function inner({ left, top, width, height }: Box): Box {
  const size = Math.round(height * 0.36);
  return { left, width, top: top + Math.round((height - size) / 2), height: size };
}

function grid(left: number, top: number, columns: number, rows: number, side: number) {
  return { left, top, columns, rows, side };
}

function rect(left: number, top: number, width: number, height: number): Box {
  return { left, top, width, height };
}

/** Pairs of the brand's colours. */
export function tilesOf({ primary, accent, tint, ink }: Theme): Tile[] {
  return [
    { ground: primary.ground, figure: accent.ground },
    { ground: accent.ground, figure: primary.ground },
    { ground: tint.ground, figure: primary.ground },
    { ground: primary.ground, figure: tint.ground },
    { ground: ink.ground, figure: accent.ground },
    { ground: tint.ground, figure: accent.ground },
  ];
}
