import { join } from 'node:path';
import { versions } from 'node:process';
import { digest, digestBytes } from '../core/digest.ts';
import { digestFiles } from '../core/digest-files.ts';
import { listFiles } from '../core/files.ts';
import type { Plan } from '../schemas/plan.ts';
import { ENGINE } from './render-pages.ts';

/** Files of the engine beside its code that decide what Astro writes. */
const CONFIGURATION = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Customers' data: large, and pages know of it what the plan says. */
const DATA = 'data/';

/**
 * The digest of everything that pages are rendered from: the plan, content, public/, the engine and Node itself. Where it
 * is that of the last build and dist still is what that build left, Astro would render nothing: it need not be asked,
 * which on 20,000 pages takes it longer than all the rest of such a build.
 * @param engine the folder of the code, which the tests replace
 */
export async function pagesVersion(site: string, plan: Plan, engine = ENGINE): Promise<string> {
  const content = (await listFiles(join(site, 'content'))).filter((file) => !file.startsWith(DATA));
  return digest({
    plan: digestBytes(JSON.stringify(plan)),
    content: await digestFiles(join(site, 'content'), content),
    public: await digestFolder(join(site, 'public')),
    code: await digestFolder(join(engine, 'src')),
    configuration: await digestFiles(engine, CONFIGURATION),
    node: versions.node,
  });
}

async function digestFolder(folder: string): Promise<string[]> {
  return digestFiles(folder, await listFiles(folder));
}
