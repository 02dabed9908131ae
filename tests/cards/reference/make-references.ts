import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from '../../../scripts/find-chromium.ts';
import { styleOf } from '../../../src/cards/measure.ts';
import { ROLES, type Role } from '../../../src/cards/typefaces.ts';
import { isInRange } from '../../../src/cards/unicode-range.ts';
import { specimenTypefaces } from '../render-specimen.ts';
import { SHEET, SPECIMENS, type Specimen } from '../specimens.ts';

/**
 * Draws every specimen with Chromium and the same font files: what cards are compared with. Run again after a specimen
 * or a font changed, and look at the pictures: node tests/cards/reference/make-references.ts
 */

const executablePath = findChromium();
if (executablePath === null) throw new Error('There is no Chromium. Run: node scripts/ensure-chromium.ts');
const browser = await chromium.launch({ executablePath, args: ['--font-render-hinting=none'] });
const page = await browser.newPage({ viewport: { width: 2400, height: 300 } });
const typefaces = specimenTypefaces();

for (const specimen of SPECIMENS) {
  await page.setContent(await buildPage(specimen));
  await page.evaluate('document.fonts.ready');
  const shot = await page.locator('main').screenshot();
  const file = join(import.meta.dirname, `${specimen.name}.png`);
  await sharp(shot).flatten().greyscale().png({ palette: true, colours: 8, effort: 10 }).toFile(file);
  process.stdout.write(`${file}\n`);
}
await browser.close();

async function buildPage({ locale, role, text }: Specimen): Promise<string> {
  const { size, lineHeight, around } = SHEET;
  const faces = await facesOf(role);
  const direction = locale === 'ar' ? 'rtl' : 'ltr';
  const joined = /\p{Script=Arabic}|\p{Script=Han}|\p{Script=Hiragana}/u.test(text);
  // What cards decide by themselves: ideographs take no tracking, in headlines narrow marks.
  const tracking = joined ? '0' : styleOf(role, typefaces).letterSpacing;
  const marks = role === 'headline' ? 'font-feature-settings: "halt"' : '';
  return `<!doctype html><html lang="${locale}" dir="${direction}"><meta charset="utf-8"><style>
    ${faces.map(({ css }) => css).join('\n')}
    body { margin: 0; background: #fff }
    main { float: left; direction: ltr; padding: ${around}px }
    p { direction: ${direction}; margin: 0; white-space: pre; font: ${ROLES[role].weight} ${size}px/${lineHeight}px ${faces.map(({ name }) => `"${name}"`).join(',')};
      letter-spacing: ${tracking}; ${marks}; text-rendering: geometricPrecision; font-synthesis: none }
    </style><main><p>${text
      .split(' ')
      .map((word) => ownFamily(word, role))
      .join(' ')}</p></main></html>`;
}

/** Cards take a word's marks from the font of its letters, and no word changes its font midway. */
function ownFamily(word: string, role: Role): string {
  const { scripts, brand } = typefaces.fonts[role];
  const family = /\p{Script=Arabic}/u.test(word)
    ? scripts.get('Arabic')
    : /[\u1e00-\u1eff]/u.test(word)
      ? brand[1]
      : undefined;
  if (!family) return word;
  const names = [...family, ...(brand[0] ?? [])].map((file) => `'${file.family}'`).join(',');
  return `<span style="font-family:${names}">${word}</span>`;
}

async function facesOf(role: Role) {
  const { brand, scripts, emoji } = typefaces.fonts[role];
  // Of the slices those that the specimens need: 鷗, 髙, ～.
  const japanese = (scripts.get('Japanese') ?? []).filter(
    ({ range }) =>
      range === null ||
      SPECIMENS.some(({ text }) =>
        Array.from(text).some((letter) => letter > '\u2fff' && isInRange(letter, range)),
      ),
  );
  const files = [
    ...(brand[0] ?? []),
    ...(brand[1] ?? []),
    ...(scripts.get('Arabic') ?? []),
    ...japanese,
    ...emoji,
  ];
  return Promise.all(
    files.map(async ({ path, family, range }) => {
      const data = (await readFile(path)).toString('base64');
      const source = `url(data:font/woff;base64,${data})`;
      return {
        name: family,
        css: `@font-face { font-family: "${family}"; font-weight: ${ROLES[role].weight}; src: ${source}${range === null ? '' : `; unicode-range: ${range}`} }`,
      };
    }),
  );
}
