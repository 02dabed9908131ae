import { capitalise } from '../i18n/capitalise.ts';
import { parsePattern, type ReadmePlaceholder } from '../schemas/pattern.ts';
import type { KitParts } from './build-kit.ts';
import { wideLength } from './count-length.ts';

/** Files of a kit that are made from others, and listed with them. */
const MADE_LATER = ['qr.png', 'manifest.json'];

/** README.txt, which says what is inside, what to say and where the links lead. */
export function renderReadme({ kit, rows, copy, links, voice }: KitParts, paths: readonly string[]): string {
  const present = new Set([...paths, ...MADE_LATER]);
  const files = Object.entries(copy.words.files).filter(([path]) => present.has(path));
  const images = kit.images.map(({ file, width, height, format }) => [
    file,
    `${width} × ${height}`,
    copy.words.images[format] ?? copy.words.images['other'] ?? format,
  ]);
  const values: Readonly<Record<ReadmePlaceholder, string>> = {
    product: rows.program.name,
    audience: rows.segment.audience,
    disclosure: kit.disclosures.post,
    disclosureLabel: kit.disclosures.label,
    disclosureAbout: kit.disclosures.about,
    files: inColumns(files),
    images: inColumns(images),
    shortLink: links.short,
    landingPage: links.landing,
    attribution: wrap(rows.program.attribution),
    friendReward: capitalise(voice.rewardWithEnd ?? rows.offer.friend, kit.locale),
    conditions: wrap(rows.offer.conditions),
  };
  const { pieces } = parsePattern(copy.words.readme);
  const text = pieces.reduce(
    (before, piece) =>
      'text' in piece
        ? before + piece.text
        : voice.grammar.join(before, (values[piece.name as ReadmePlaceholder] as string | undefined) ?? ''),
    '',
  );
  return voice.grammar.typeset(`${text}\n`);
}

/** Rows with their cells below each other; the last one ends where it ends. */
function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, at) => cell.padEnd(at < row.length - 1 ? (widths[at] ?? 0) : 0)).join('  '))
    .join('\n');
}

/** Columns of a line that every editor shows whole. */
const LINE = 115;

/** A text in lines that end at spaces, or behind the marks of a language without them. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const piece of text.split(/(?<= )|(?<=[、。])/u)) {
    const longer = `${lines.at(-1) ?? ''}${piece}`;
    if (lines.length > 0 && wideLength(longer.trimEnd()) <= LINE) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
