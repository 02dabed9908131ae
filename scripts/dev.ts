import { spawn } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { readTextIfAny, writeFileWhole } from '../src/core/files.ts';
import { astroBin, astroEnvironment, ENGINE } from '../src/output/render-pages.ts';
import { planPath } from '../src/plan/read-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
import { openDesk, type Desk } from './dev-desk.ts';
import { checkLinks, readBodies } from './inspection.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan } from './make-plan.ts';
import { openTerminal, printFailure } from './terminal.ts';

/** Editors save in several steps; this many milliseconds of quiet end them. */
const QUIET = 150;

export interface DevOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
  readonly port: number;
}

/** `kith dev`: the site as it will be, planned again whenever content or data change. */
export async function dev(options: DevOptions): Promise<void> {
  const site = resolve(options.site);
  const desk = await openDesk(site);
  const replan = async () => {
    try {
      return await planFor(desk, options);
    } catch (thrown) {
      // The last good plan stays on show until the file is whole again.
      printFailure(thrown, options.debug);
      await desk.failed(thrown);
      return null;
    }
  };
  let watcher: FSWatcher | undefined;
  try {
    const plan = (await replan()) ?? (await readLastPlan(site));
    watcher = followChanges(join(site, 'content'), async () => {
      await replan();
    });
    await serve('dev', site, plan, options.port, { KITH_DESK: desk.address });
  } finally {
    watcher?.close();
    // As long as it listens, the process does not end.
    desk.close();
  }
}

async function planFor(desk: Desk, options: DevOptions): Promise<Plan> {
  const site = resolve(options.site);
  const terminal = openTerminal(options);
  const made = await makePlan({ ...options, cards: true }, terminal.progress);
  const links = await checkLinks(site, await readBodies(site), made.plan);
  await writeFileWhole(planPath(site), JSON.stringify(made.plan));
  await desk.planned(made, links);
  terminal.remark([...links, ...made.remarks]);
  return made.plan;
}

/** @throws where there is none: a site is planned once before it can be shown with faults */
async function readLastPlan(site: string): Promise<Plan> {
  const text = await readTextIfAny(planPath(site));
  if (text !== null) return JSON.parse(text) as Plan;
  throw new KithError('There is nothing to show yet', {
    hint: 'Correct what is named above, then start again.',
  });
}

/** Calls `work` after changes below a folder, one call at a time. */
function followChanges(folder: string, work: () => Promise<void>): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void (running = running.then(work)), QUIET);
  });
}

/** Runs Astro's server until it is stopped. */
export async function serve(
  command: 'dev' | 'preview',
  site: string,
  plan: Plan,
  port: number,
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  // Each site has a server of its own; Astro would allow one for all.
  const own = command === 'dev' ? ['--ignore-lock'] : [];
  const astro = spawn(process.execPath, [...astroBin(), command, ...own, '--port', String(port)], {
    cwd: ENGINE,
    env: { ...astroEnvironment(site, plan), ...environment },
    stdio: 'inherit',
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stop.abort();
      astro.kill(signal);
    });
  }
  const code = await new Promise<number | null>((end, fail) => astro.once('error', fail).once('close', end));
  if (code !== 0 && code !== null && !stop.signal.aborted) {
    throw new KithError(`The ${command} server stopped`, {
      hint: `Is another program listening on port ${port}?`,
    });
  }
}
