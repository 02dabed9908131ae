import { at, h } from '../h.ts';
import { drawMotif, type Grid, type Tile } from '../motif.ts';
import type { Theme } from '../theme.ts';
import { type Column, drawCopy } from './copy.ts';
import { type Drawing, type Materials, type SceneTemplate, sceneRows, type Texts } from './template.ts';

interface Layout {
  readonly column: Column;
  readonly motifs: readonly (Grid & { readonly left: number; readonly top: number })[];
}

/** Words on paper beside a pattern. Pixels; the tiles divide the format's width or the scene's height evenly. */
const LAYOUTS: Record<Materials['formatName'], Layout> = {
  og: {
    column: {
      left: 72,
      top: 60,
      width: 740,
      height: 390,
      kicker: 28,
      headline: { min: 44, max: 120, maxLines: 4, lineHeight: 1.02 },
      text: { min: 22, max: 28, maxLines: 3 },
      gaps: [24, 22],
    },
    motifs: [{ left: 860, top: 0, columns: 2, rows: 3, side: 170 }],
  },
  square: {
    column: {
      left: 135,
      top: 240,
      width: 700,
      height: 600,
      kicker: 34,
      headline: { min: 52, max: 128, maxLines: 5, lineHeight: 1.02 },
      text: { min: 28, max: 36, maxLines: 4 },
      gaps: [30, 28],
    },
    motifs: [
      { left: 0, top: 0, columns: 6, rows: 1, side: 180 },
      { left: 900, top: 180, columns: 1, rows: 4, side: 180 },
    ],
  },
  story: {
    column: {
      left: 90,
      top: 620,
      width: 900,
      height: 700,
      kicker: 42,
      headline: { min: 64, max: 168, maxLines: 5, lineHeight: 1.02 },
      text: { min: 36, max: 46, maxLines: 4 },
      gaps: [36, 34],
    },
    motifs: [
      { left: 0, top: 0, columns: 4, rows: 2, side: 270 },
      { left: 0, top: 1380, columns: 4, rows: 1, side: 270 },
    ],
  },
};

/** "Statement": the audience's headline on paper, with a pattern of its own. */
export const STATEMENT: SceneTemplate = {
  roles: { kicker: 'label', headline: 'headline', text: 'label' },
  draw,
};

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, format, formatName } = materials;
  const { column, motifs } = LAYOUTS[formatName];
  const { above, below } = sceneRows(format);
  const setting = { roles: STATEMENT.roles, ground: theme.paper, tag: theme.accent };
  const copy = drawCopy(texts, column, setting, materials);
  const patterns = motifs.map((grid, index) => {
    const motif = drawMotif(`${texts.kicker} ${index}`, grid, tilesOf(theme));
    return at(grid.left, grid.top, grid.columns * grid.side, grid.rows * grid.side, {}, motif);
  });
  const style = { width: format.width, height: above + below, backgroundColor: theme.paper.ground };
  return { cut: copy.cut, element: h('div', { style }, ...patterns, copy.element) };
}

function tilesOf({ primary, accent, tint, ink }: Theme): Tile[] {
  return [
    { ground: primary.ground, figure: accent.ground },
    { ground: accent.ground, figure: primary.ground },
    { ground: tint, figure: primary.ground },
    { ground: primary.ground, figure: tint },
    { ground: ink, figure: accent.ground },
    { ground: tint, figure: accent.ground },
  ];
}
