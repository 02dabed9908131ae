import sharp from 'sharp';
import { buildQr } from './qr-code.ts';

/** Pixels that a code is at least wide: enough for a poster's corner. */
const NARROWEST = 1000;

/** A code as a PNG, whole pixels a module, black on white. */
export async function renderQrPng(text: string): Promise<Uint8Array> {
  const rows = buildQr(text);
  const size = rows.length;
  const modules = Uint8Array.from(rows.flat(), (dark) => (dark ? 0 : 255));
  const width = size * Math.ceil(NARROWEST / size);
  return sharp(modules, { raw: { width: size, height: size, channels: 1 } })
    .resize(width, width, { kernel: 'nearest' })
    .toColourspace('b-w')
    .png({ compressionLevel: 3 })
    .toBuffer();
}
