import { encode } from 'uqr';
import { type Hex, readableOn } from './color.ts';
import { type CardElement, h } from './h.ts';
import { drawPicture } from './motif.ts';

/** What a code stands on: readers look for dark on light. */
export const CODE_GROUND: Hex = '#ffffff';
/** Light modules around the code: ISO/IEC 18004 asks for four. */
const QUIET = 4;
/** Fewer pixels a module than this and print loses them. */
const SMALLEST = 3;

/** The brand's darkest colour where it is dark enough for a reader, else black. */
export function codeColor({ ink, primary }: { readonly ink: Hex; readonly primary: Hex }): Hex {
  return readableOn(CODE_GROUND, [ink, primary], 7);
}

/** A code in a square with its quiet zone, in whole pixels; null where the link is too long for the room. */
export function drawCode(link: string, side: number, color: Hex): CardElement | null {
  const { data, size } = largerOf(encodeFor(link, 'M', side), encodeFor(link, 'L', side));
  if (size < SMALLEST) return null;
  const start = Math.floor((side - size * data.length) / 2);
  const path = data.map((row, y) => drawRow(row, start, start + y * size, size)).join('');
  return drawPicture(side, side, [
    h('rect', { x: 0, y: 0, width: side, height: side, fill: CODE_GROUND }),
    h('path', { d: path, fill: color }),
  ]);
}

/** The modules of a link, and how many pixels wide each can be. */
interface Code {
  readonly data: readonly (readonly boolean[])[];
  readonly size: number;
}

function encodeFor(link: string, ecc: 'M' | 'L', side: number): Code {
  const { data } = encode(link, { ecc, border: 0 });
  return { data, size: Math.floor(side / (data.length + 2 * QUIET)) };
}

/** Modules that are a pixel larger help a reader more than spare ones. */
function largerOf(usual: Code, light: Code): Code {
  return light.size > usual.size ? light : usual;
}

/** One rectangle for each run of dark modules. */
function drawRow(row: readonly boolean[], left: number, top: number, size: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start)
      path += `M${left + start * size} ${top}h${(x - start) * size}v${size}h${(start - x) * size}Z`;
  }
  return path;
}
