import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { writeFileWhole } from '../src/core/files.ts';
import { knownNames } from '../src/core/suggest.ts';
import { readProject } from '../src/project/read-project.ts';
import { standardEmailText } from '../src/project/read-emails.ts';
import { STARTERS, type StarterKind } from '../src/project/starters.ts';
import { slugify } from '../src/schemas/slug.ts';
import { cleanText, LONGEST_NAME } from '../src/schemas/text.ts';
import type { CommonOptions } from './kith.ts';
import { openTerminal } from './terminal.ts';

/** `kith new`: writes a file that is valid as it stands and says what to change. Never over an existing one. */
export async function create(kind: string, name: string, options: CommonOptions): Promise<void> {
  const starter = STARTERS[kind as StarterKind] as (typeof STARTERS)[StarterKind] | undefined;
  if (!starter) {
    throw new KithError(`There is no kind "${kind}"`, {
      hint: knownNames(kind, Object.keys(STARTERS), 'kinds'),
    });
  }
  const shown = cleanText(name);
  const id = slugify(shown);
  if (id === '' || shown.length > LONGEST_NAME) {
    throw new KithError(`"${shown.slice(0, LONGEST_NAME)}" cannot be the name of a file`, {
      hint: `Use letters or digits of the Latin alphabet, at most ${LONGEST_NAME} characters; the name shown on pages can be changed in the file.`,
    });
  }
  const file = `content/${starter.folder}/${id}${starter.ending}`;
  const path = join(resolve(options.site), file);
  if (await exists(path)) {
    throw new KithError('There is such a file already', {
      hint: 'Edit it, or choose another name.',
      where: { file },
    });
  }
  const text = (kind === 'email' ? await standardEmail(options.site, id) : null) ?? starter.text(shown);
  await writeFileWhole(path, text);
  openTerminal(options).print(`Wrote ${file}\n→ ${starter.next}`, { file, id, kind });
}

/** The e-mail of that name which comes with Kith, to be changed; null where there is none. */
async function standardEmail(site: string, id: string): Promise<string | null> {
  const { defaultLocale } = await readProject(resolve(site));
  return standardEmailText(defaultLocale, id);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
