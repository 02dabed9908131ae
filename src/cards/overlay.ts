import { type Hex, toRgb } from './color.ts';
import { type Logo, rasterizeLogo } from './logo.ts';
import { rasterizePhoto } from './photo.ts';
import type { Studio } from './studio.ts';
import { logoRoom } from './templates/band.ts';
import type { Box, Overlay } from './templates/template.ts';

/** Pixels of a picture, and where their upper left corner stands. */
interface Placed {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** Lays logos and photos over a drawing of that width, in RGB pixels, in place. */
export async function layOverlays(
  rgb: Uint8Array,
  width: number,
  overlays: readonly Overlay[],
  studio: Studio,
): Promise<void> {
  for (const overlay of overlays) {
    const { what, box, ground } = overlay;
    if (what === 'logo') {
      const found = ground === null ? studio.plate : await studio.logoOn(ground);
      if (ground === null) fill(rgb, width, box, found.ground);
      else if (found.ground !== ground) fill(rgb, width, grown(box, width), found.ground);
      const room = ground === null ? logoRoom(box) : box;
      const drawn = await logoIn(found.logo, Math.round(room.width), Math.round(room.height));
      blend(rgb, width, { ...drawn, rgba: drawn.data, ...cornerOf(drawn, overlay) });
      continue;
    }
    const drawn = await rasterizePhoto(what, box, studio.site);
    blend(rgb, width, { ...drawn, ...cornerOf(drawn, overlay) });
  }
}

/** Every band of a format has the logo in the same size. */
const logos = new WeakMap<Logo, Map<string, ReturnType<typeof rasterizeLogo>>>();

function logoIn(logo: Logo, width: number, height: number): ReturnType<typeof rasterizeLogo> {
  const sizes = logos.get(logo) ?? new Map<string, ReturnType<typeof rasterizeLogo>>();
  logos.set(logo, sizes);
  const key = `${width} ${height}`;
  const drawn = sizes.get(key) ?? rasterizeLogo(logo, width, height);
  sizes.set(key, drawn);
  return drawn;
}

function cornerOf({ width, height }: { width: number; height: number }, { box, align }: Overlay) {
  const free = box.width - width;
  const left = align === 'left' ? 0 : align === 'right' ? free : free / 2;
  return { left: Math.round(box.left + left), top: Math.round(box.top + (box.height - height) / 2) };
}

/** A plate around a logo that would not show on the ground. */
function grown({ left, top, width, height }: Box, limit: number): Box {
  const pad = Math.round(height * 0.3);
  const from = Math.max(0, left - pad);
  return {
    left: from,
    top: Math.max(0, top - pad),
    width: Math.min(limit, left + width + pad) - from,
    height: height + 2 * pad,
  };
}

function fill(rgb: Uint8Array, width: number, box: Box, color: Hex): void {
  const [red, green, blue] = toRgb(color);
  const [left, right] = [Math.round(box.left), Math.round(box.left + box.width)];
  const bottom = Math.min(rgb.length / 3 / width, Math.round(box.top + box.height));
  for (let y = Math.round(box.top); y < bottom; y++) {
    for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at += 3) {
      rgb[at] = red;
      rgb[at + 1] = green;
      rgb[at + 2] = blue;
    }
  }
}

function blend(rgb: Uint8Array, width: number, { rgba, width: w, height: h, left, top }: Placed): void {
  const rows = rgb.length / 3 / width;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [toX, toY] = [left + x, top + y];
      if (toX < 0 || toX >= width || toY < 0 || toY >= rows) continue;
      const from = (y * w + x) * 4;
      const alpha = (rgba[from + 3] ?? 0) / 255;
      if (alpha === 0) continue;
      const to = (toY * width + toX) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const under = rgb[to + channel] ?? 0;
        rgb[to + channel] = Math.round(under + ((rgba[from + channel] ?? 0) - under) * alpha);
      }
    }
  }
}
