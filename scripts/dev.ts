import { spawn } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { writeFileWhole } from '../src/core/files.ts';
import { astroBin, astroEnvironment, ENGINE } from '../src/output/render-pages.ts';
import { planPath } from '../src/plan/read-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
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
  const plan = await replan(options);
  const watcher = followChanges(join(site, 'content'), async () => {
    try {
      await replan(options);
    } catch (thrown) {
      // The last good plan stays on show until the file is whole again.
      printFailure(thrown, options.debug);
    }
  });
  try {
    await serve('dev', site, plan, options.port);
  } finally {
    watcher.close();
  }
}

async function replan(options: DevOptions): Promise<Plan> {
  const terminal = openTerminal(options);
  const { plan, remarks } = await makePlan({ ...options, cards: true }, terminal.progress);
  await writeFileWhole(planPath(resolve(options.site)), JSON.stringify(plan));
  terminal.remark(remarks);
  return plan;
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
): Promise<void> {
  const astro = spawn(process.execPath, [astroBin(), command, '--port', String(port)], {
    cwd: ENGINE,
    env: astroEnvironment(site, plan),
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((end, fail) => astro.once('error', fail).once('close', end));
  if (code !== 0 && code !== null) {
    throw new KithError(`The ${command} server stopped`, {
      hint: `Is another program listening on port ${port}?`,
    });
  }
}
