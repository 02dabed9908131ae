import { parsePattern, type ReadmePlaceholder } from '../schemas/pattern.ts';
import type { KitParts } from './build-kit.ts';

/** Files of a kit that are made from others, and listed with them. */
const MADE_LATER = ['qr.png', 'manifest.json'];

/** README.txt, which says what is inside, what to say and where the links lead. */
export function renderReadme({ kit, rows, copy, links, voice }: KitParts, paths: readonly string[]): string {
  const present = new Set([...paths, ...MADE_LATER]);
  const files = Object.entries(copy.words.files).filter(([path]) => present.has(path));
  const images = kit.images.map(({ file, width, height, format }) => {
    const use = copy.words.images[format] ?? copy.words.images['other'] ?? format;
    return [file, `${width} × ${height}, ${use}`] as const;
  });
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
    attribution: rows.program.attribution,
  };
  const { pieces } = parsePattern(copy.words.readme);
  const text = pieces.map((piece) =>
    'text' in piece ? piece.text : ((values[piece.name as ReadmePlaceholder] as string | undefined) ?? ''),
  );
  return voice.grammar.typeset(`${text.join('')}\n`);
}

function inColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, what]) => `${name.padEnd(width)}  ${what}`).join('\n');
}
