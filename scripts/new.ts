import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { listFiles, readTextIfAny, writeFileWhole } from '../src/core/files.ts';
import { knownNames } from '../src/core/suggest.ts';
import { standardEmailText } from '../src/project/read-emails.ts';
import { readProject } from '../src/project/read-project.ts';
import { STARTERS, type StarterAnswers, type StarterKind } from '../src/project/starters.ts';
import { slugify } from '../src/schemas/slug.ts';
import { cleanText, LONGEST_NAME } from '../src/schemas/text.ts';
import { askForMissing } from './ask-for-missing.ts';
import type { CommonOptions } from './kith.ts';
import type { NewFlags } from './new-flags.ts';
import { writeSchemas } from './schemas.ts';
import { openTerminal } from './terminal.ts';

export interface NewOptions extends CommonOptions, NewFlags {
  readonly language?: string;
}

/**
 * `kith new`: writes a file that is valid as it stands and says what to change. Never over an existing one. On a terminal
 * it asks for what was not given; in scripts it takes what the options say.
 */
export async function create(
  given: { readonly kind: string | undefined; readonly name: string | undefined },
  options: NewOptions,
): Promise<void> {
  const terminal = openTerminal(options);
  if (given.kind !== undefined) starterOf(given.kind);
  const { kind, ...answers } = await askForMissing(
    { ...given, flags: options, site: resolve(options.site) },
    terminal,
  );
  const starter = starterOf(kind);
  const name = cleanText(answers.name);
  const folder = `content/${starter.folder}`;
  const file = `${folder}/${languageFolder(options.language)}${idOf(name)}${starter.ending}`;
  const path = join(resolve(options.site), file);
  if (existsSync(path)) {
    throw new KithError('There is such a file already', {
      hint: 'Edit it, or choose another name.',
      where: { file },
    });
  }
  const isTranslation = options.language !== undefined;
  const standard =
    kind === 'email' ? await standardEmail(resolve(options.site), idOf(name), options.language) : null;
  const text =
    standard ??
    (isTranslation
      ? await readOriginal(join(resolve(options.site), folder), `${idOf(name)}${starter.ending}`, kind)
      : starter.text({ ...answers, name }));
  await writeFileWhole(path, text);
  await writeSchemas(resolve(options.site));
  const next = isTranslation
    ? 'Translate the texts; names before colons and names of files stay.'
    : starter.next;
  terminal.print(`Wrote ${file}\n→ ${next}`, { file, id: idOf(name), kind });
}

function starterOf(kind: string): (typeof STARTERS)[StarterKind] {
  const starter = STARTERS[kind as StarterKind] as (typeof STARTERS)[StarterKind] | undefined;
  if (starter) return starter;
  throw new KithError(`There is no kind "${kind}"`, {
    hint: knownNames(kind, Object.keys(STARTERS), 'kinds'),
  });
}

function idOf(name: StarterAnswers['name']): string {
  const id = slugify(name);
  if (id !== '' && name.length <= LONGEST_NAME) return id;
  throw new KithError(`"${name.slice(0, LONGEST_NAME)}" cannot be the name of a file`, {
    hint: `Use letters or digits of the Latin alphabet, at most ${LONGEST_NAME} characters; the name shown on pages can be changed in the file.`,
  });
}

/** Translations stand in a folder of their own. */
function languageFolder(language: string | undefined): string {
  if (language === undefined) return '';
  if (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(language)) return `${language}/`;
  throw new KithError(`"${language}" is not a language`, {
    hint: 'Write it as in program.yaml: fr, de, pt-BR.',
  });
}

/** A translation begins as a copy of what it translates, under the same name. */
async function readOriginal(folder: string, file: string, kind: StarterKind): Promise<string> {
  const text = await readTextIfAny(join(folder, file));
  if (text !== null && kind !== 'affiliate') return text;
  const id = file.replace(/\.\w+$/, '');
  const ids = (await listFiles(folder))
    .filter((each) => !each.includes('/'))
    .map((each) => each.replace(/\.\w+$/, ''));
  throw kind === 'affiliate'
    ? new KithError('Affiliates have one file for all languages', {
        hint: 'Write role and quote as { en: …, fr: … } in it.',
      })
    : new KithError(`There is no ${kind} "${id}" to translate`, { hint: knownNames(id, ids, `${kind}s`) });
}

/** The e-mail of that name which comes with Kith, to be changed; null where there is none. */
async function standardEmail(site: string, id: string, language: string | undefined): Promise<string | null> {
  return standardEmailText(language ?? (await readProject(site)).defaultLocale, id);
}
