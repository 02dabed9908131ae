import { resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { wasInterrupted } from '../src/output/build-lock.ts';
import { readManifest } from '../src/output/manifest.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { serve } from './dev.ts';
import type { CommonOptions } from './kith.ts';
import { openTerminal } from './terminal.ts';

/** `kith preview`: dist as a host would serve it. */
export async function preview(options: CommonOptions & { port: number }): Promise<void> {
  const site = resolve(options.site);
  process.env['KITH_SITE'] = site;
  const { files } = await readManifest(site);
  if (Object.keys(files).length === 0) {
    throw new KithError('There is no finished build to show', { hint: 'Run "npm run build" first.' });
  }
  if (wasInterrupted(site)) {
    openTerminal(options).progress.note(
      'The last build did not end: what you see is not whole. Build again.',
    );
  }
  await serve('preview', site, readPlan(), options.port);
}
