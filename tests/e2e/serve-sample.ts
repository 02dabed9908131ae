import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { AS_OF, buildArguments, runKith } from '../run-kith.ts';
import { PORTAL_OWNERS } from './portal-owners.ts';
import { serveFolder } from './static-host.ts';
import { installSystemFonts } from './system-fonts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built sample site is served. */
    origin: string;
    /** Its folder. */
    site: string;
    /** The environment in which a browser has the fonts that telephones and computers have. */
    fonts: Readonly<Record<string, string>>;
  }
}

/** Builds the sample site with the real command, once for all browser tests, and serves it. */
export default async function serveSample({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await mkdtemp(join(tmpdir(), 'kith-sample-'));
  await copySample(site);
  const { code, stderr } = await runKith(buildArguments(site, AS_OF));
  if (code !== 0) throw new Error(`The sample site does not build:\n${stderr}`);
  const host = await serveFolder(join(site, 'dist'));
  provide('origin', host.origin);
  provide('site', site);
  provide('fonts', await installSystemFonts(join(site, 'fonts')));
  return async () => {
    await host.close();
    await rm(site, { recursive: true, force: true });
  };
}

/** The sample, with a few affiliates more. */
async function copySample(site: string): Promise<void> {
  for (const part of ['content', 'public']) {
    await cp(join(import.meta.dirname, '../..', part), join(site, part), { recursive: true });
  }
  for (const [file, text] of Object.entries(PORTAL_OWNERS)) await writeFile(join(site, file), text);
}
