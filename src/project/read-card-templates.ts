import { join } from 'node:path';
import { digestBytes } from '../core/digest.ts';
import type { Problem } from '../core/errors.ts';
import { listFiles, readTextIfAny } from '../core/files.ts';
import { nearest } from '../core/suggest.ts';
import { SHOWS_NOTHING } from '../schemas/body.ts';
import { CARD_TEMPLATES } from '../schemas/card.ts';
import { CARD_PLACEHOLDERS, type CardTemplate, CardTemplateSchema } from '../schemas/card-template.ts';
import { namesIn, parsePattern } from '../schemas/pattern.ts';
import type { Entry } from '../schemas/project.ts';
import { SLUG, slugify } from '../schemas/slug.ts';
import type { Localized } from '../schemas/text.ts';
import { parseWith } from './parse-with.ts';
import { parseYaml } from './read-document.ts';

const FOLDER = 'content/cards';
const TEXTS = ['kicker', 'headline', 'text', 'note', 'items', 'call'] as const;

/** The site's own card templates, sorted by file; and what is wrong in them, each with file and line. */
export async function readCardTemplates(
  site: string,
  defaultLocale: string,
  segments: readonly string[],
): Promise<{ templates: Entry<CardTemplate>[]; problems: Problem[] }> {
  const files = await listFiles(join(site, FOLDER));
  const problems: Problem[] = [];
  const templates: Entry<CardTemplate>[] = [];
  for (const name of files) {
    if (name.startsWith('_') || name.startsWith('.') || name.endsWith('.ts')) continue;
    const file = `${FOLDER}/${name}`;
    const wrong = nameProblem(name);
    if (wrong !== null) {
      problems.push({ ...wrong, where: { file } });
      continue;
    }
    const text = (await readTextIfAny(join(site, file))) ?? '';
    const source = parseYaml(file, text);
    const { data, problems: found } = parseWith(CardTemplateSchema, source);
    problems.push(...found);
    if (data === null) continue;
    const id = name.replace(/\.ya?ml$/, '');
    const { lineOf } = source;
    const entry = {
      id,
      locale: defaultLocale,
      file,
      data,
      digest: digestBytes(text),
      hasText: false,
      shows: SHOWS_NOTHING,
      lineOf,
    };
    templates.push(entry);
    problems.push(...checkTexts(entry), ...checkLayout(entry, files), ...checkSegments(entry, segments));
  }
  return { templates, problems };
}

function nameProblem(name: string): Omit<Problem, 'where'> | null {
  const id = name.replace(/\.ya?ml$/, '');
  if (id === name) {
    return {
      message: 'This file is not read',
      hint: `Templates in ${FOLDER}/ end in .yaml, their own layouts in .ts; put a "_" before its name to keep it as a note.`,
    };
  }
  if (!SLUG.test(id)) {
    return {
      message: `The file name "${id}" cannot be part of an address`,
      hint: `Use lowercase letters, digits and hyphens: "${slugify(id) || 'a-name'}".`,
    };
  }
  if ((CARD_TEMPLATES as readonly string[]).includes(id)) {
    return {
      message: `Kith has a template "${id}" already`,
      hint: `Give yours another name, such as "${id}-2.yaml".`,
    };
  }
  return null;
}

function checkTexts({ file, data, lineOf }: Entry<CardTemplate>): Problem[] {
  return TEXTS.flatMap((key) =>
    patternsOf(data[key]).flatMap((pattern): Problem[] => {
      const { pieces, stray } = parsePattern(pattern);
      const where = { file, line: lineOf([key]), key };
      const unknown = namesIn(pieces).filter(
        (name) => !(CARD_PLACEHOLDERS as readonly string[]).includes(name),
      );
      return [
        ...(stray === null
          ? []
          : [
              {
                message: `A "${stray}" stands alone in “${pattern}”`,
                hint: `Write "${stray}${stray}" for the brace itself.`,
                where,
              },
            ]),
        ...unknown.map((name) => ({
          message: `There is no placeholder {${name}}`,
          hint: hintFor(name),
          where,
        })),
      ];
    }),
  );
}

function hintFor(name: string): string {
  const near = nearest(name, CARD_PLACEHOLDERS);
  const all = `Cards know ${CARD_PLACEHOLDERS.map((each) => `{${each}}`).join(', ')}.`;
  return near === null ? all : `Did you mean {${near}}? ${all}`;
}

function patternsOf(text: Localized | readonly Localized[] | undefined): string[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return [text];
  if (Array.isArray(text)) return (text as readonly Localized[]).flatMap(patternsOf);
  return Object.values(text as Record<string, string>);
}

function checkLayout({ file, data, lineOf }: Entry<CardTemplate>, files: readonly string[]): Problem[] {
  const { layout } = data;
  if (!layout.endsWith('.ts') || files.includes(layout)) return [];
  const hint = `Write ${FOLDER}/${layout}, or name one of ${CARD_TEMPLATES.join(', ')}.`;
  return [
    {
      message: `There is no ${FOLDER}/${layout}`,
      hint,
      where: { file, line: lineOf(['layout']), key: 'layout' },
    },
  ];
}

function checkSegments({ file, data, lineOf }: Entry<CardTemplate>, known: readonly string[]): Problem[] {
  return (data.segments ?? [])
    .filter((segment) => !known.includes(segment))
    .map((segment) => ({
      message: `There is no segment "${segment}"`,
      hint: `Segments are ${known.join(', ')}.`,
      where: { file, line: lineOf(['segments']), key: 'segments' },
    }));
}
