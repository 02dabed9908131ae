import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { digest, digestBytes } from '../core/digest.ts';
import { digestFiles } from '../core/digest-files.ts';
import { listFiles } from '../core/files.ts';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { Brand } from '../schemas/program.ts';
import { logoFiles, readLogoBytes } from './logo.ts';
import { filesOf, resolveTypefaces } from './typefaces.ts';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));
const RENDERERS = ['satori', 'sharp', 'harfbuzzjs', 'bidi-js', 'budoux', 'hyphen'];

/**
 * The digest of everything but words that decides how cards look, down to their bytes: this folder's source text, the
 * formats, the brand, fonts, logo, renderers and the compressor. Nobody has to remember to raise a version.
 * @throws KithError when a font or the logo is missing.
 */
export async function cardsVersion({
  site,
  brand,
  sources = SOURCES,
}: {
  site: string;
  brand: Brand;
  sources?: string;
}): Promise<string> {
  const fonts = filesOf(resolveTypefaces(brand, site));
  return digest({
    sources: await digestFiles(sources, await listFiles(sources)),
    formats: CARD_FORMATS,
    brand,
    // Without their paths, which differ from machine to machine.
    fonts: await Promise.all(fonts.map(async ({ path }) => digestBytes(await readFile(path)))),
    logos: await Promise.all(
      logoFiles(brand).map(async (file) => digestBytes(await readLogoBytes(file, site))),
    ),
    // Layouts of the site's own.
    layouts: await digestLayouts(join(site, 'content', 'cards')),
    renderers: await Promise.all(RENDERERS.map(versionOf)),
    zlib: versions.zlib,
  });
}

async function digestLayouts(folder: string): Promise<string[]> {
  return digestFiles(
    folder,
    (await listFiles(folder)).filter((file) => file.endsWith('.ts')),
  );
}

async function versionOf(name: string): Promise<string> {
  for (const modules of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const text = await readFile(join(modules, name, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) return `${name} ${(JSON.parse(text) as { version: string }).version}`;
  }
  throw new Error(`${name} is not installed`);
}
