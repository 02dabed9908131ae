import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Body } from '../src/check/check-bodies.ts';
import { withheldPictures } from '../src/check/check-pictures.ts';
import { openOutputCheck, type CheckedOutput, type OutputCheck } from '../src/check/check-output.ts';
import { foldProblems } from '../src/check/fold-problems.ts';
import { KithError, problemsAsError, throwIfAny } from '../src/core/errors.ts';
import { writeFileWhole } from '../src/core/files.ts';
import type { Progress } from '../src/core/progress.ts';
import { lockBuild } from '../src/output/build-lock.ts';
import type { FoundFiles } from '../src/output/found-files.ts';
import { writeKitRecords } from '../src/output/kit-records.ts';
import { readManifest, writeManifest, type Manifest } from '../src/output/manifest.ts';
import { forgetRefused, readRefused, writeRefused, type RefusedBuild } from '../src/output/refused-build.ts';
import { diffFiles, type FileDiff } from '../src/output/sweep.ts';
import { planPath } from '../src/plan/read-plan.ts';
import { recordKits } from '../src/plan/record-kits.ts';
import { allowedHosts, checkTexts, readBodies, readPrivate } from './inspection.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan, type MadePlan } from './make-plan.ts';
import { publish, type Published, type StageFacts } from './publish.ts';
import { count, table } from '../src/core/table.ts';
import { bytes, openTerminal, seconds } from './terminal.ts';

export interface BuildOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
  readonly cards: boolean;
  readonly force?: boolean;
}

interface BuildFacts {
  readonly stages: readonly StageFacts[];
  readonly files: FileDiff;
  readonly bytes: number;
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
    const [finished, refused] = await Promise.all([readManifest(site), readRefused(site)]);
    const before = refused ?? finished;
    await refuseForeignOutput(join(site, 'dist'), before, lock.afterInterruption);
    const made = await makePlan(options, terminal.progress);
    const bodies = await readBodies(site);
    throwIfAny(await checkTexts(site, bodies, made.plan), 'content');
    const check = await openCheck(site, made, bodies, terminal.progress);
    await writeFileWhole(planPath(site), JSON.stringify(made.plan));
    untouched = false;
    const withheld = withheldPictures(made.project, made.plan).map(({ path }) => path);
    const { look } = check;
    const published = await publish(
      { site, plan: made.plan, before, withheld, force, look },
      terminal.progress,
    );
    const { problems, faulty } = await concludeCheck(check, published, refused, terminal.progress);
    if (problems.length > 0) {
      await writeRefused(site, { ...manifestOf(published), faulty });
      await lock.release();
      throw problemsAsError(foldProblems(problems), 'dist');
    }
    const facts = await record(site, finished, published);
    if (options.cards) await writeKitRecords(site, recordKits(made.plan));
    await lock.release();
    terminal.remark([...made.remarks, ...published.remarks]);
    terminal.print(summarise(facts, site, performance.now() - began), facts);
  } catch (thrown) {
    // A mark that another build left stays: nothing has made good what that one did.
    if (untouched && !lock.afterInterruption) await lock.release();
    throw thrown;
  }
}

/** Looks through what is written, before it counts as built: nothing private, nothing broken, nothing too heavy. */
async function openCheck(
  site: string,
  made: MadePlan,
  bodies: readonly Body[],
  progress: Progress,
): Promise<OutputCheck> {
  return openOutputCheck({
    dist: join(site, 'dist'),
    plan: made.plan,
    hosts: allowedHosts(made.plan, made.project.program, bodies),
    secrets: await readPrivate(site, made, progress),
  });
}

/** Checks what this build wrote, and what the build before it wrote and did not get past its check. */
function concludeCheck(
  check: OutputCheck,
  { files, written, seen }: Published,
  refused: RefusedBuild | null,
  progress: Progress,
): Promise<CheckedOutput> {
  const pending = (refused?.faulty ?? []).filter((file) => files.has(file));
  const look = [...new Set([...written, ...pending])].sort();
  return check.conclude({ look, files: new Set(files.keys()), seen }, progress);
}

/** Writes down what this build left and changed: last of all, for it makes the build a finished one. */
async function record(site: string, finished: Manifest, published: Published): Promise<BuildFacts> {
  const { stages, files } = published;
  const diff = diffFiles(finished.files, files);
  await writeFileWhole(join(site, '.kith', 'changes.json'), JSON.stringify(diff, null, 2));
  await forgetRefused(site);
  await writeManifest(site, manifestOf(published));
  return { stages, files: diff, bytes: [...files.values()].reduce((sum, file) => sum + file.bytes, 0) };
}

function manifestOf({ items, files, pages }: Published): Manifest {
  return { version: 1, items, files: withoutTimes(files), pages };
}

function withoutTimes(files: FoundFiles): Manifest['files'] {
  return Object.fromEntries([...files].map(([path, { hash, bytes: size }]) => [path, { hash, bytes: size }]));
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
