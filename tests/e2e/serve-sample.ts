import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { AS_OF, buildArguments, runKith } from '../run-kith.ts';
import { serveFolder } from './static-host.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built sample site is served. */
    origin: string;
    /** Its folder. */
    site: string;
  }
}

/** Builds the sample site with the real command, once for all browser tests, and serves it. */
export default async function serveSample({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await mkdtemp(join(tmpdir(), 'kith-sample-'));
  for (const part of ['content', 'public']) {
    await cp(join(import.meta.dirname, '../..', part), join(site, part), { recursive: true });
  }
  const { code, stderr } = await runKith(buildArguments(site, AS_OF));
  if (code !== 0) throw new Error(`The sample site does not build:\n${stderr}`);
  const host = await serveFolder(join(site, 'dist'));
  provide('origin', host.origin);
  provide('site', site);
  return async () => {
    await host.close();
    await rm(site, { recursive: true, force: true });
  };
}
