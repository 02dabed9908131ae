import { resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { wasInterrupted } from '../src/output/build-lock.ts';
import { readManifest } from '../src/output/manifest.ts';
import { readRefused } from '../src/output/refused-build.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { serve } from './dev.ts';
import type { CommonOptions } from './kith.ts';
import { openTerminal } from './terminal.ts';

/** `kith preview`: dist as a host would serve it. */
export async function preview(options: CommonOptions & { port: number }): Promise<void> {
  const site = resolve(options.site);
  process.env['KITH_SITE'] = site;
  const { progress } = openTerminal(options);
  const refused = await readRefused(site);
  const { files } = refused ?? (await readManifest(site));
  if (Object.keys(files).length === 0) {
    throw new KithError('There is no finished build to show', { hint: 'Run "npm run build" first.' });
  }
  if (wasInterrupted(site)) {
    progress.note('The last build did not end: what you see is not whole. Build again.');
  } else if (refused) {
    progress.note('The last build did not pass its check: do not publish what you see.');
  }
  await serve('preview', site, readPlan(), options.port);
}
