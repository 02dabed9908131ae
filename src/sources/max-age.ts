import type { Sources } from '../schemas/sources.ts';
import { TABLE_NAMES } from '../schemas/tables.ts';
import { sourcesOf } from './resolve-sources.ts';

/** How old, in milliseconds, a snapshot of these sources may be; null where they are all files, which tell by themselves. */
export function maxAgeOf(sources: Sources): number | null {
  const ages = TABLE_NAMES.flatMap((table) => {
    const source = sources[table];
    return source
      ? sourcesOf(table, source).map(({ source: each }) => ('maxAge' in each ? each.maxAge : null))
      : [];
  }).filter((age) => age !== null);
  return ages.length === 0 ? null : Math.min(...ages);
}
