import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { digest, digestBytes } from '../core/digest.ts';
import { KithError } from '../core/errors.ts';
import { writeFileWhole } from '../core/files.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';

/** Kinds of pages that may be searched. Landing pages and portals never are. */
const SEARCHED: ReadonlySet<PlannedPage['kind']> = new Set(['use-case', 'case-study', 'guide']);

/** Folder of the index in dist. */
export const SEARCH_FOLDER = 'pagefind';

/** Pagefind's ready-made interfaces: the search has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

export interface IndexedLibrary {
  /** Pages indexed; none where the index was still right. */
  readonly made: number;
  /** Pages of an index that was still right. */
  readonly kept: number;
  /** Digest of every page in the index. */
  readonly digest: string;
}

/**
 * Makes the search index over use cases, case studies and guides. An index has no parts that could be kept, so it is
 * made anew when any of those pages changed, and not at all when none did.
 * @param previous digest of the index that stands in dist, if one does
 */
export async function indexLibrary(
  plan: Plan,
  dist: string,
  previous: string | null,
): Promise<IndexedLibrary> {
  const pages = await Promise.all(
    plan.pages
      .filter(({ kind }) => SEARCHED.has(kind))
      .map(async ({ path }) => ({ path, content: await readFile(join(dist, path, 'index.html'), 'utf8') })),
  );
  const current = digest({
    version: (await readPagefindVersion()) ?? '',
    without: UNUSED.source,
    pages: pages.map(({ path, content }) => [path, digestBytes(content)]),
  });
  if (current === previous) return { made: 0, kept: pages.length, digest: current };
  await rm(join(dist, SEARCH_FOLDER), { recursive: true, force: true });
  for (const { path, content } of await buildIndex(pages)) {
    await writeFileWhole(join(dist, SEARCH_FOLDER, path), content);
  }
  return { made: pages.length, kept: 0, digest: current };
}

async function buildIndex(
  pages: readonly { path: string; content: string }[],
): Promise<pagefind.IndexFile[]> {
  try {
    const { index, errors } = await pagefind.createIndex();
    if (!index) throw new Error(errors.join('; '));
    for (const { path, content } of pages) {
      const added = await index.addHTMLFile({ url: path, content });
      if (added.errors.length > 0) throw new Error(`${path}: ${added.errors.join('; ')}`);
    }
    const { files } = await index.getFiles();
    return files.filter(({ path }) => !UNUSED.test(path));
  } catch (cause) {
    throw new KithError('The search index could not be made', {
      hint: 'Build again; if it fails again, please report the message of "--debug".',
      cause,
    });
  } finally {
    await pagefind.close();
  }
}

async function readPagefindVersion(): Promise<string | null> {
  const text = await readFile(new URL('../../node_modules/pagefind/package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version?: string }).version ?? null;
}
