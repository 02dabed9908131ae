import sharp from 'sharp';
import { buildQr } from './qr-code.ts';

/** Pixels a module at least this wide in all: enough for a poster's corner. */
const NARROWEST = 1000;

/** A code as a PNG, whole pixels a module, black on white. */
export async function renderQrPng(text: string): Promise<Uint8Array> {
  const rows = buildQr(text);
  const scale = Math.ceil(NARROWEST / rows.length);
  const width = rows.length * scale;
  const pixels = Buffer.alloc(width * width);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 0 : 255;
    }
  }
  const image = sharp(pixels, { raw: { width, height: width, channels: 1 } });
  return image.toColourspace('b-w').png({ compressionLevel: 9 }).toBuffer();
}
