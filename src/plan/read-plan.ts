import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KithError, messageOf } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';

let cached: { version: string; plan: Plan } | null = null;

/** Where a site's plan is. */
export function planPath(site: string): string {
  return join(site, '.kith', 'plan.json');
}

/**
 * The plan of the site named in `KITH_SITE` (else of this repository). Every page asks for it: it is read again only
 * when the file is another one. Plans are replaced whole, so a new one is a new file on disk.
 */
export function readPlan(): Plan {
  const path = process.env['KITH_PLAN'] ?? planPath(resolve(process.env['KITH_SITE'] ?? '.'));
  try {
    const { ino, mtimeNs, size } = statSync(path, { bigint: true });
    const version = `${path} ${ino} ${mtimeNs} ${size}`;
    if (cached?.version !== version)
      cached = { version, plan: JSON.parse(readFileSync(path, 'utf8')) as Plan };
    return cached.plan;
  } catch (cause) {
    throw new KithError(`There is no plan yet: ${messageOf(cause)}`, {
      hint: 'Run "npm run build" or "npm run dev", which make one first.',
      cause,
    });
  }
}
