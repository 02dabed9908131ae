import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KithError, messageOf } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';

let cached: { path: string; text: string; plan: Plan } | null = null;

/** Where a site's plan is. */
export function planPath(site: string): string {
  return join(site, '.kith', 'plan.json');
}

/** The plan of the site named in `KITH_SITE` (else of this repository), parsed again only when it has changed. */
export function readPlan(): Plan {
  const path = process.env['KITH_PLAN'] ?? planPath(resolve(process.env['KITH_SITE'] ?? '.'));
  const text = readPlanText(path);
  if (cached?.path !== path || cached.text !== text) cached = { path, text, plan: JSON.parse(text) as Plan };
  return cached.plan;
}

function readPlanText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new KithError(`There is no plan yet: ${messageOf(cause)}`, {
      hint: 'Run "npm run build" or "npm run dev", which make one first.',
      cause,
    });
  }
}
