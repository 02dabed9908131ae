import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KithError, throwIfAny, type Problem } from '../core/errors.ts';
import { listFiles, readTextIfAny } from '../core/files.ts';
import { knownNames } from '../core/suggest.ts';
import { CopyFileSchema, type Copy, type CopyFile } from '../schemas/copy.ts';
import { checkCopy } from './check-copy.ts';
import { mergeCopy } from './merge-copy.ts';
import { parseWith } from './parse-with.ts';
import { parseYaml } from './read-document.ts';

/** Where a site's own patterns stand, a file for each language. */
const FOLDER = 'content/copy';
/** Where Kith's stand, likewise: a new language is one new file. */
const STANDARD = fileURLToPath(new URL('../i18n/copy/', import.meta.url));

/**
 * The patterns of every language of a program: the site's own in `content/copy/<locale>.yaml` before Kith's.
 * @param segments ids that there are, which patterns may name
 */
export async function readCopy(
  site: string,
  locales: readonly string[],
  segments: readonly string[],
): Promise<{ copy: Record<string, Copy>; problems: readonly Problem[] }> {
  const problems: Problem[] = await checkNames(site, locales);
  const copy: Record<string, Copy> = {};
  for (const locale of locales) {
    const standard = await readStandardCopy(locale);
    const own = await readOwn(site, locale, standard, segments, problems);
    copy[locale] = mergeCopy(standard, own);
  }
  return { copy, problems };
}

/**
 * The patterns that come with Kith for a language, else for the language without its country, else in English.
 * @throws with everything that is wrong in that file, which is a fault of Kith's
 */
export async function readStandardCopy(locale: string, folder = STANDARD): Promise<CopyFile> {
  for (const name of [locale, locale.slice(0, 2), 'en']) {
    const text = await readTextIfAny(join(folder, `${name}.yaml`));
    if (text === null) continue;
    const file = `src/i18n/copy/${name}.yaml`;
    const parsed = parseWith(CopyFileSchema, parseYaml(file, text));
    throwIfAny(parsed.problems, file);
    if (parsed.data !== null) return parsed.data;
  }
  throw new KithError(`There are no texts for kits in "${locale}"`, {
    hint: `Add src/i18n/copy/${locale}.yaml.`,
  });
}

async function readOwn(
  site: string,
  locale: string,
  standard: CopyFile,
  segments: readonly string[],
  problems: Problem[],
): Promise<CopyFile> {
  const file = `${FOLDER}/${locale}.yaml`;
  const text = await readTextIfAny(join(site, file));
  if (text === null) return {};
  const source = parseYaml(file, text);
  const parsed = parseWith(CopyFileSchema, source);
  problems.push(...parsed.problems);
  if (parsed.data === null) return {};
  const found = checkCopy(parsed.data, standard, { source, text, segments });
  problems.push(...found);
  return found.length > 0 ? {} : parsed.data;
}

/** Files that would be read for no language. */
async function checkNames(site: string, locales: readonly string[]): Promise<Problem[]> {
  const names = await listFiles(join(site, FOLDER));
  return names
    .filter((name) => !name.split('/').some((part) => part.startsWith('.') || part.startsWith('_')))
    .filter((name) => !locales.some((locale) => name === `${locale}.yaml`))
    .map((name) => ({
      message: 'This file is not read',
      hint: `Texts of kits stand in one file for each language of the program. ${knownNames(
        name,
        locales.map((locale) => `${locale}.yaml`),
        'files',
      )}`,
      where: { file: `${FOLDER}/${name}` },
    }));
}
