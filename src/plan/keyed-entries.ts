import type { Entry, Folder } from '../schemas/project.ts';
import { keyOf } from './keys.ts';

/** Entries by `<locale>/<id>`. */
export function keyed<Data, Published>(
  entries: readonly Entry<Data>[],
  publish: (entry: Entry<Data>) => Published | null,
): Record<string, Published> {
  return Object.fromEntries(
    entries.flatMap((entry): [string, Published][] => {
      const published = publish(entry);
      return published === null ? [] : [[keyOf(entry.locale, entry.id), published]];
    }),
  );
}

/** What every published entry has: id, language and where its text is. */
export function contentOf(
  entry: Entry<unknown>,
  collection: Exclude<Folder, 'affiliates'>,
  defaultLocale: string,
) {
  const id = entry.locale === defaultLocale ? entry.id : `${entry.locale}/${entry.id}`;
  const body = { collection, id, digest: entry.digest, hasText: entry.hasText, shows: entry.shows };
  return { id: entry.id, lang: entry.locale, body };
}
