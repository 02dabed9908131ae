import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderCards } from '../src/cards/render-cards.ts';
import { KithError } from '../src/core/errors.ts';
import { writeFileWhole } from '../src/core/files.ts';
import { makeKits } from '../src/kits/make-kits.ts';
import { lockBuild } from '../src/output/build-lock.ts';
import {
  keepTrusted,
  readManifest,
  removeFiles,
  scanOutput,
  writeManifest,
  type Manifest,
} from '../src/output/manifest.ts';
import { renderPages } from '../src/output/render-pages.ts';
import { diffFiles, findOrphans, plannedFiles, type FileDiff } from '../src/output/sweep.ts';
import { itemsOf } from '../src/plan/diff-plan.ts';
import { planPath } from '../src/plan/read-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
import { indexLibrary, SEARCH_FOLDER } from '../src/search/index-library.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan } from './make-plan.ts';
import { bytes, count, openTerminal, seconds, table, type Terminal } from './terminal.ts';

export interface BuildOptions extends CommonOptions {
  readonly asOf: string;
  readonly cards: boolean;
  readonly force?: boolean;
}

/** What came of one stage. */
interface StageFacts {
  readonly stage: string;
  readonly made: number;
  readonly kept: number;
  readonly seconds: number;
}

/** `kith build`: content and data in, dist out; complete, or saying that it is not. */
export async function build(options: BuildOptions): Promise<void> {
  const terminal = openTerminal(options);
  const began = performance.now();
  const site = resolve(options.site);
  const lock = await lockBuild(site);
  const force = (options.force ?? false) || lock.afterInterruption;
  let untouched = true;
  try {
    const before = await readManifest(site);
    await refuseForeignOutput(join(site, 'dist'), before, lock.afterInterruption);
    const { plan, remarks } = await makePlan(options, terminal.progress);
    await writeFileWhole(planPath(site), JSON.stringify(plan));
    untouched = false;
    const facts = await publish({ site, plan, before, force }, terminal);
    await lock.release();
    terminal.remark(remarks);
    terminal.print(summarise(facts, site, performance.now() - began), facts);
  } catch (thrown) {
    if (untouched) await lock.release();
    throw thrown;
  }
}

interface Publication {
  readonly site: string;
  readonly plan: Plan;
  readonly before: Manifest;
  readonly force: boolean;
}

interface BuildFacts {
  readonly stages: readonly StageFacts[];
  readonly files: FileDiff;
  readonly bytes: number;
}

/** Makes what the plan says and leaves dist with nothing else in it. */
async function publish(
  { site, plan, before, force }: Publication,
  { progress }: Terminal,
): Promise<BuildFacts> {
  const dist = join(site, 'dist');
  const cacheDir = join(site, '.kith', 'cache');
  const trusted = await keepTrusted(dist, force ? { ...before, files: {} } : before);
  const previous = new Map(Object.entries(before.items).map(([path, { digest }]) => [path, digest]));
  const stages: StageFacts[] = [];
  const timed = async <Result>(
    stage: string,
    work: () => Promise<Result>,
    counts: (result: Result) => [number, number],
  ) => {
    const began = performance.now();
    const result = await work();
    const [made, kept] = counts(result);
    stages.push({ stage, made, kept, seconds: (performance.now() - began) / 1000 });
    return result;
  };
  const of = ({ made, kept }: { made: number; kept: number }): [number, number] => [made, kept];
  await timed('cards', () => renderCards({ plan, site, cacheDir, outDir: dist, previous }, { progress }), of);
  await timed('kits', () => makeKits({ plan, outDir: dist, previous }, { progress }), of);
  const address = Object.values(plan.programs)[0]?.site ?? '';
  await timed(
    'pages',
    () => renderPages({ site, address, pages: new Set(plan.pages.map(({ path }) => path)), force }, progress),
    ({ rendered, kept }) => [rendered, kept],
  );
  const indexed = await timed(
    'search',
    () =>
      indexLibrary(
        plan,
        dist,
        trusted.has(`${SEARCH_FOLDER}/pagefind.js`) ? (previous.get(SEARCH_FOLDER) ?? null) : null,
      ),
    ({ pages, made }) => (made ? [pages, 0] : [0, pages]),
  );
  const written = await scanOutput(dist, trusted);
  refuseGaps(plan, written);
  const orphans = findOrphans(plan, trusted, written, indexed.made ? [] : [`${SEARCH_FOLDER}/`]);
  await removeFiles(dist, orphans);
  for (const path of orphans) written.delete(path);
  const files = diffFiles(before.files, written);
  await writeFileWhole(join(site, '.kith', 'changes.json'), JSON.stringify(files, null, 2));
  const items = { ...itemsOf(plan), [SEARCH_FOLDER]: { kind: 'search', digest: indexed.digest } };
  const entries = [...written].map(([path, { hash, bytes }]) => [path, { hash, bytes }] as const);
  await writeManifest(site, { version: 1, items, files: Object.fromEntries(entries) });
  return { stages, files, bytes: entries.reduce((sum, [, file]) => sum + file.bytes, 0) };
}

/** Whatever the plan promised must be there: a page that no route made would be missed by nobody else. */
function refuseGaps(plan: Plan, written: ReadonlyMap<string, unknown>): void {
  const missing = [...plannedFiles(plan)].filter((path) => !written.has(path));
  if (missing.length === 0) return;
  throw new KithError(`${missing.length} planned files were not made: ${missing.slice(0, 5).join(', ')}`, {
    hint: 'This is a fault in Kith, not in your content. Please report it with the names above.',
  });
}

/** A folder with files that no build of ours left is somebody's: it is not ours to empty. */
async function refuseForeignOutput(
  dist: string,
  before: Manifest,
  afterInterruption: boolean,
): Promise<void> {
  if (Object.keys(before.files).length > 0 || afterInterruption) return;
  const found = await readdir(dist).catch(() => []);
  if (found.length === 0) return;
  throw new KithError(`${dist} holds files, and there is no record that Kith made them`, {
    hint: 'Move or delete that folder, then build again.',
  });
}

function summarise({ stages, files, bytes: total }: BuildFacts, site: string, elapsed: number): string {
  const rows = stages.map(
    ({ stage, made, kept, seconds: s }) => [stage, made, kept, seconds(s * 1000)] as const,
  );
  const { added, changed, removed, unchanged } = files;
  return [
    '',
    table(['stage', 'made', 'kept', 'time'], rows),
    '',
    `${count(added.length + changed.length + unchanged)} files, ${bytes(total)}, in ${join(site, 'dist')}`,
    `${count(added.length)} added, ${count(changed.length)} changed, ${count(removed.length)} removed, ${count(unchanged)} unchanged, in ${seconds(elapsed)}`,
  ].join('\n');
}
