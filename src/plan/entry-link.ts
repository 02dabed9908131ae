import { localePath } from '../i18n/locales.ts';
import type { Plan } from '../schemas/plan.ts';
import { lookUp } from './keys.ts';
import type { EntryLink } from './view-types.ts';

/** A folder of content with a page for each entry. */
export type Library = 'use-cases' | 'case-studies' | 'guides';

/** An entry by its key, and its address. */
export function entryLink<Entry extends { id: string; lang: string }>(
  plan: Plan,
  folder: Library,
  table: Readonly<Record<string, Entry>>,
  key: string,
): EntryLink<Entry> {
  const entry = lookUp(table, key);
  return { path: localePath(`/${folder}/${entry.id}/`, entry.lang, plan.defaultLocale), entry };
}

/** The entries that are written in a language. */
export function inLanguage<Entry extends { id: string; lang: string }>(
  plan: Plan,
  folder: Library,
  table: Readonly<Record<string, Entry>>,
  locale: string,
): EntryLink<Entry>[] {
  return Object.keys(table)
    .filter((key) => table[key]?.lang === locale)
    .map((key) => entryLink(plan, folder, table, key));
}
