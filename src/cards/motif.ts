import { type CardElement, h } from './h.ts';
import type { Hex } from './color.ts';

/** A square of the pattern: a flat ground with one figure. */
export interface Tile {
  readonly ground: Hex;
  readonly figure: Hex;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a tile in pixels. */
  readonly side: number;
}

/** Figures in a square of side 1; all are cut from discs, so that any two fit side by side. */
const FIGURES = {
  disc: 'M.5 0A.5 .5 0 0 1 .5 1A.5 .5 0 0 1 .5 0Z',
  half: 'M.5 0A.5 .5 0 0 1 .5 1Z',
  bay: 'M0 0A.5 .5 0 0 1 0 1Z',
  quarter: 'M0 0H1A1 1 0 0 1 0 1Z',
  leaf: 'M0 0A1 1 0 0 1 1 1A1 1 0 0 1 0 0Z',
  bridge: 'M0 1A.5 .5 0 0 1 1 1Z',
  pair: 'M0 .5A.5 .5 0 0 1 1 .5ZM0 1A.5 .5 0 0 1 1 1Z',
} as const;
type Figure = keyof typeof FIGURES;
const FIGURE_NAMES = Object.keys(FIGURES) as readonly Figure[];

/**
 * A pattern of tiles that is always the same for a seed: no figure and no ground stands beside its like.
 * `tiles` are the allowed pairs of colours, in the order in which they are dealt.
 */
export function drawMotif(seed: string, { columns, rows, side }: Grid, tiles: readonly Tile[]): CardElement {
  const random = randomFrom(seed);
  const dealt: { figure: Figure; tile: Tile }[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    const beside = [cell % columns > 0 ? dealt[cell - 1] : undefined, dealt[cell - columns]];
    const figure = pick(
      FIGURE_NAMES.filter((name) => beside.every((other) => other?.figure !== name)),
      random,
    );
    const tile = pick(
      tiles.filter(({ ground }) => beside.every((other) => other?.tile.ground !== ground)),
      random,
    );
    dealt.push({
      figure: figure ?? 'disc',
      tile: tile ?? tiles[0] ?? { ground: '#000000', figure: '#ffffff' },
    });
  }
  const drawn = dealt.flatMap(({ figure, tile }, cell) =>
    drawTile(
      figure,
      tile,
      (cell % columns) * side,
      Math.floor(cell / columns) * side,
      side,
      Math.floor(random() * 4),
    ),
  );
  return drawPicture(columns * side, rows * side, drawn);
}

/** A vector picture in its own pixels. */
export function drawPicture(width: number, height: number, shapes: readonly CardElement[]): CardElement {
  return h(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: 'http://www.w3.org/2000/svg' },
    ...shapes,
  );
}

function drawTile(
  figure: Figure,
  tile: Tile,
  left: number,
  top: number,
  side: number,
  turns: number,
): CardElement[] {
  const turn = `translate(${left} ${top}) scale(${side}) rotate(${turns * 90} .5 .5)`;
  return [
    h('rect', { x: left, y: top, width: side, height: side, fill: tile.ground }),
    h('path', { d: FIGURES[figure], fill: tile.figure, transform: turn }),
  ];
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Numbers in [0, 1) that a seed decides: FNV-1a into a multiplicative generator (Lehmer, modulus 2^31 - 1). */
function randomFrom(seed: string): () => number {
  let state = 2166136261;
  for (let index = 0; index < seed.length; index++)
    state = Math.imul(state ^ seed.charCodeAt(index), 16777619);
  state = (state >>> 1) % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
