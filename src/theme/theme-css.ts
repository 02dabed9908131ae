import { readFileSync } from 'node:fs';
import { KNOWN_LOCALES, localeFacts } from '../i18n/locales.ts';
import type { Brand } from '../schemas/program.ts';
import { BODY_WEIGHTS, HEADING_WEIGHTS, readFontFiles, type FontFile } from './font-files.ts';
import { parseFontMetrics } from './font-metrics.ts';
import { buildDarkPalette, buildLightPalette } from './palette.ts';

/** Arial's metrics in ems (hhea table; mean widths weighted as in font-metrics.ts). Liberation Sans has the same. */
const ARIAL = { regular: 0.4374, bold: 0.4721 };

/** Every font file that the theme refers to. */
export function readThemeFonts(fonts: Brand['fonts']): FontFile[] {
  return [...readFontFiles(fonts.heading, HEADING_WEIGHTS), ...readFontFiles(fonts.body, BODY_WEIGHTS)];
}

/** The files that a page's first screen needs: worth asking for before the stylesheet has been read. */
export function firstFonts(files: readonly FontFile[], fonts: Brand['fonts']): FontFile[] {
  const first = (family: string, weight: number): FontFile[] =>
    files
      .filter((file) => file.family === family && file.weight === weight && file.subset === 'latin')
      .slice(0, 1);
  return [...first(fonts.heading, HEADING_WEIGHTS[0]), ...first(fonts.body, BODY_WEIGHTS[0])];
}

/**
 * Colours for day and night and the fonts, as custom properties: all that a brand decides. It is the first stylesheet of
 * a page, so the order of the layers stands in it too; bundlers may order the others as they like.
 */
export function buildThemeCss(brand: Brand, files: readonly FontFile[]): string {
  return [
    '@layer base,parts;',
    ...uniqueFaces(files),
    ...fallbackFaces(brand, files),
    rootRule(brand),
    ...scriptRules(brand),
  ].join('\n');
}

/**
 * The brand's fonts have no Japanese or Arabic. The stretched Arial stays out: it has Arabic letters, and would squeeze
 * them.
 */
function scriptRules({ fonts }: Brand): string[] {
  return KNOWN_LOCALES.flatMap((locale) => {
    const { fonts: own } = localeFacts(locale);
    if (own === undefined) return [];
    const families = (family: string) => [family, ...own].map(quote).join(',');
    return [
      `:root:lang(${locale}),[lang=${locale}]{--heading:${families(fonts.heading)},system-ui,sans-serif;--body:${families(fonts.body)},system-ui,sans-serif}`,
    ];
  });
}

function rootRule({ colors, fonts }: Brand): string {
  const dark = buildDarkPalette(colors);
  const properties = Object.entries(buildLightPalette(colors)).map(
    ([name, light]) => `--${name}:light-dark(${light},${dark[name as keyof typeof dark]});`,
  );
  return `:root{color-scheme:light dark;${properties.join('')}--plate:${colors.paper};--heading:${stack(fonts.heading)};--body:${stack(fonts.body)}}`;
}

function stack(family: string): string {
  return `${quote(family)},${quote(`${family} fallback`)},system-ui,sans-serif`;
}

function uniqueFaces(files: readonly FontFile[]): string[] {
  return [...new Set(files.map(face))];
}

function face({ family, weight, range, name }: FontFile): string {
  return `@font-face{font-family:${quote(family)};font-weight:${weight};font-display:swap;src:url(/fonts/${name}) format("woff2");unicode-range:${range}}`;
}

/** Arial stretched to the family's width and height: nothing moves when the font arrives. */
function fallbackFaces({ fonts }: Brand, files: readonly FontFile[]): string[] {
  const wanted = [
    { family: fonts.heading, weight: HEADING_WEIGHTS[0] },
    ...BODY_WEIGHTS.map((weight) => ({ family: fonts.body, weight })),
  ];
  const rules = wanted.flatMap(({ family, weight }) => {
    const file = files.find(
      (one) => one.family === family && one.weight === weight && one.subset === 'latin',
    );
    return file ? [fallbackFace(file)] : [];
  });
  return [...new Set(rules)];
}

function fallbackFace({ family, weight, source, name }: FontFile): string {
  const bold = weight >= 600;
  const metrics = parseFontMetrics(readFileSync(source.replace(/woff2$/, 'woff')), name);
  const size = metrics.width / (bold ? ARIAL.bold : ARIAL.regular);
  const local = bold ? ['Arial Bold', 'Liberation Sans Bold'] : ['Arial', 'Liberation Sans'];
  return (
    `@font-face{font-family:${quote(`${family} fallback`)};font-weight:${weight};src:${local.map((font) => `local("${font}")`).join(',')};` +
    `size-adjust:${percent(size)};ascent-override:${percent(metrics.ascent / size)};` +
    `descent-override:${percent(metrics.descent / size)};line-gap-override:${percent(metrics.lineGap / size)}}`
  );
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)}%`;
}

/** A CSS string: family names come from YAML. */
function quote(text: string): string {
  return `"${text.replace(/["\\<>]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
