import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unpackWoff } from '../../src/cards/woff.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * Pages in Japanese and Arabic are set in fonts that telephones and computers bring along, and servers do not. These
 * two stand in for them, so that what the tests measure and photograph are words and not boxes.
 */
const FAMILIES = [
  { name: 'ibm-plex-sans-jp', subset: 'japanese' },
  { name: 'ibm-plex-sans-arabic', subset: 'arabic' },
];
const WEIGHTS = [400, 600, 700];

/**
 * Writes the fonts into a folder, with a configuration that adds them to the system's own.
 * @returns the environment in which a program finds them
 */
export async function installSystemFonts(folder: string): Promise<{ FONTCONFIG_FILE: string }> {
  const config = join(folder, 'fonts.conf');
  await mkdir(folder, { recursive: true });
  for (const { name, subset } of FAMILIES) {
    for (const weight of WEIGHTS) {
      const woff = resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`);
      await writeFile(join(folder, `${name}-${weight}.ttf`), unpackWoff(await readFile(woff)));
    }
  }
  await writeFile(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir><cachedir>${folder}</cachedir>
</fontconfig>`,
  );
  return { FONTCONFIG_FILE: config };
}
