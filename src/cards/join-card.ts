import { KithError } from '../core/errors.ts';
import { CARD_FORMATS, type CardFormatName } from '../schemas/card.ts';
import type { Palette } from './palette.ts';
import { buildHead } from './png/chunks.ts';
import { joinRows } from './png/join.ts';
import type { Part } from './render-part.ts';

/** The pieces of a card's file: the scene's rows above, the band's, the scene's rows below. Without a band the scene's. */
export function joinCard(
  path: string,
  format: CardFormatName,
  scene: Part,
  band: Part | null,
  palette: Palette,
): Buffer[] {
  const { width, height, maxBytes } = CARD_FORMATS[format];
  const [above, ...below] = scene.rows;
  const rows = [...(above ? [above] : []), ...(band?.rows ?? []), ...below];
  const pieces = joinRows(headOf(scene, width, height, palette), rows);
  const bytes = bytesOf(pieces);
  if (bytes > maxBytes) {
    throw new KithError(
      `The card ${path} has ${kilobytes(bytes)}, its places take at most ${kilobytes(maxBytes)}`,
      {
        hint: 'Shorten its texts, or use a simpler logo or picture.',
      },
    );
  }
  return pieces;
}

/** One for all cards of a scene: its checksum is not worth computing again and again. */
const heads = new WeakMap<Part, Buffer>();

function headOf(scene: Part, width: number, height: number, { colors }: Palette): Buffer {
  const found = heads.get(scene);
  if (found) return found;
  const head = buildHead(width, height, Buffer.concat([colors, scene.colors]));
  heads.set(scene, head);
  return head;
}

export function bytesOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} KB`;
}
