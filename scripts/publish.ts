import { join } from 'node:path';
import { renderCards } from '../src/cards/render-cards.ts';
import { KithError, type Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { makeKits } from '../src/kits/make-kits.ts';
import { keepTrusted, removeFiles, scanOutput, type FoundFiles } from '../src/output/found-files.ts';
import type { Manifest } from '../src/output/manifest.ts';
import { readAlongside } from '../src/output/read-alongside.ts';
import { pagesVersion } from '../src/output/pages-version.ts';
import { renderPages } from '../src/output/render-pages.ts';
import { findOrphans, plannedFiles } from '../src/output/sweep.ts';
import { writeHeaders } from '../src/output/write-headers.ts';
import { itemsOf } from '../src/plan/diff-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
import { indexLibrary, SEARCH_FOLDER } from '../src/search/index-library.ts';

export interface Publication {
  readonly site: string;
  readonly plan: Plan;
  /** What the build before this one left in dist. */
  readonly before: Manifest;
  /** Files of public/ that must not be seen: pictures without consent. */
  readonly withheld: readonly string[];
  /** Make everything again. */
  readonly force: boolean;
  /** Called with pages while others are still rendered; not with all of them, and some are written again later. */
  readonly look: (path: string, bytes: Buffer) => void;
}

/** What came of one stage. */
export interface StageFacts {
  readonly stage: string;
  readonly made: number;
  readonly kept: number;
  readonly seconds: number;
}

export interface Published {
  readonly stages: readonly StageFacts[];
  /** Every file of dist now. */
  readonly files: FoundFiles;
  /** The files that this build wrote. */
  readonly written: readonly string[];
  /** The files that `look` was called with as they are now. */
  readonly seen: ReadonlySet<string>;
  readonly items: Manifest['items'];
  /** Digest of everything that the pages were rendered from. */
  readonly pages: string;
  readonly remarks: readonly Problem[];
}

/** Makes what the plan says, and leaves dist with nothing else in it. */
export async function publish(publication: Publication, progress: Progress): Promise<Published> {
  const { site, plan, before, force, withheld } = publication;
  const dist = join(site, 'dist');
  const trusted = await keepTrusted(dist, force ? {} : before.files);
  const pages = await pagesVersion(site, plan);
  const areRendered = pages === before.pages && Object.keys(before.files).every((path) => trusted.has(path));
  const made = await makeEverything(publication, { trusted, areRendered }, progress);
  const { stages, read, search, remarks } = made;
  if (!areRendered) await writeHeaders(site);
  removeFiles(dist, withheld);
  const files = await scanOutput(dist, new Map([...trusted, ...read]));
  refuseGaps(plan, files);
  const orphans = areRendered
    ? []
    : findOrphans(plan, trusted, files, search.made ? [] : [`${SEARCH_FOLDER}/`]);
  removeFiles(dist, orphans);
  for (const path of orphans) files.delete(path);
  return {
    stages,
    files,
    written: [...files]
      .filter(([path, file]) => trusted.get(path)?.written !== file.written)
      .map(([path]) => path),
    seen: new Set([...read].flatMap(([path, { hash }]) => (files.get(path)?.hash === hash ? [path] : []))),
    items: { ...itemsOf(plan), [SEARCH_FOLDER]: { kind: 'search', digest: search.digest } },
    pages,
    remarks,
  };
}

/** Cards, kits, pages and search, in the order in which they need each other, each with its time. */
async function makeEverything(
  { site, plan, before, force, look }: Publication,
  { trusted, areRendered }: { trusted: FoundFiles; areRendered: boolean },
  progress: Progress,
) {
  const dist = join(site, 'dist');
  const previous = new Map(Object.entries(before.items).map(([path, { digest }]) => [path, digest]));
  const stages: StageFacts[] = [];
  const timed = async <Made extends { made: number; kept: number }>(
    stage: string,
    work: () => Promise<Made>,
  ) => {
    const began = performance.now();
    const result = await work();
    const { made, kept } = result;
    stages.push({ stage, made, kept, seconds: (performance.now() - began) / 1000 });
    return result;
  };
  const cacheDir = join(site, '.kith', 'cache');
  const cards = await timed('cards', () =>
    renderCards({ plan, site, cacheDir, outDir: dist, previous }, { progress }),
  );
  const kits = await timed('kits', () => makeKits({ plan, outDir: dist, previous }, { progress }));
  const { read } = await timed('pages', () =>
    areRendered
      ? keepPages(plan, progress)
      : readAlongside(dist, look, (began) => renderPages({ site, plan, force, began }, progress)),
  );
  const isIndexed = trusted.has(`${SEARCH_FOLDER}/pagefind.js`);
  const search = await timed('search', () =>
    indexLibrary(plan, dist, isIndexed ? (previous.get(SEARCH_FOLDER) ?? null) : null),
  );
  return {
    stages,
    read,
    search: { made: search.made > 0, digest: search.digest },
    remarks: [...cards.problems, ...kits.problems],
  };
}

/** Every page stands in dist as it would be rendered. */
function keepPages({ pages }: Plan, progress: Progress) {
  progress.begin('pages', pages.length);
  progress.end(`0 rendered, ${pages.length} unchanged`);
  return Promise.resolve({ made: 0, kept: pages.length, read: new Map() as FoundFiles });
}

/** Whatever the plan promised must be there: a page that no route made would be missed by nobody else. */
function refuseGaps(plan: Plan, files: ReadonlyMap<string, unknown>): void {
  const missing = [...plannedFiles(plan)].filter((path) => !files.has(path));
  if (missing.length === 0) return;
  throw new KithError(`${missing.length} planned files were not made: ${missing.slice(0, 5).join(', ')}`, {
    hint: 'This is a fault in Kith, not in your content. Please report it with the names above.',
  });
}
