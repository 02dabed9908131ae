import { gunzipSync } from 'node:zlib';
import type { Problem } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import { UNLISTED_KINDS } from './check-page.ts';

/** Pages that a sitemap or a search index lists although nobody may find them there, or that are not there at all. */
export function openListingChecker(plan: Plan): (file: string, bytes: Uint8Array) => Problem[] {
  const kinds = new Map(plan.pages.map(({ path, kind }) => [path, kind]));
  return (file, bytes) =>
    listedPaths(file, bytes).flatMap((path): Problem[] => {
      const kind = kinds.get(path);
      const where = { file: `dist/${file}` };
      if (kind === undefined) {
        return [{ message: `Lists ${path}, which is no page of the plan`, hint: 'Build again.', where }];
      }
      if (!UNLISTED_KINDS.has(kind)) return [];
      return [
        {
          message: `Lists ${path}, a ${kind} page that nobody shall find by searching`,
          hint: 'Sitemaps and the search index take only pages that are open to everybody.',
          where,
        },
      ];
    });
}

/** The pages named by a sitemap or by a fragment of Pagefind's index; none in any other file. */
function listedPaths(file: string, bytes: Uint8Array): string[] {
  if (/(^|\/)sitemap[\w-]*\.xml$/.test(file)) {
    const text = Buffer.from(bytes).toString('utf8');
    const pages = [...text.matchAll(/<url>[^]*?<loc>\s*([^<]*?)\s*<\/loc>/g)].map(([, url = '']) => url);
    const translations = [...text.matchAll(/<xhtml:link\b[^>]*\bhref="([^"]*)"/g)].map(([, url = '']) => url);
    return [...pages, ...translations].map(pathOfUrl);
  }
  if (!file.endsWith('.pf_fragment')) return [];
  const url = /"url":"([^"]*)"/.exec(gunzipSync(bytes).toString('utf8'))?.[1];
  return url === undefined ? [] : [pathOfUrl(url)];
}

function pathOfUrl(url: string): string {
  return URL.canParse(url, 'https://site.invalid') ? new URL(url, 'https://site.invalid').pathname : url;
}
