import { join } from 'node:path';
import { bodyOf, checkBodies, type Body } from '../src/check/check-bodies.ts';
import { contentNames } from '../src/check/check-components.ts';
import { checkBodyLinks, linkedHosts } from '../src/check/check-body-links.ts';
import { collectPrivate } from '../src/check/collect-private.ts';
import type { PrivateValues } from '../src/check/find-private.ts';
import type { Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { listFiles, readTextIfAny } from '../src/core/files.ts';
import { forgiveHtml } from '../src/mdx/forgive-html.ts';
import type { Plan } from '../src/schemas/plan.ts';
import type { Program } from '../src/schemas/program.ts';
import { openSnapshot } from '../src/sources/snapshot.ts';
import type { MadePlan } from './make-plan.ts';
import { portalSecret } from './portal-secret.ts';
import { snapshotPath } from './pull.ts';

/** What `check` and `build` need to look through content and dist. */

/** Every text of the site, as it is rendered. */
export async function readBodies(site: string): Promise<Body[]> {
  const files = (await listFiles(join(site, 'content'))).filter(
    (file) => file.endsWith('.mdx') && !file.split('/').some((part) => /^[._]/.test(part)),
  );
  return Promise.all(
    files.map(async (file) =>
      bodyOf(`content/${file}`, forgiveHtml((await readTextIfAny(join(site, 'content', file))) ?? '')),
    ),
  );
}

/** Texts that cannot be rendered, and links in them that lead nowhere; without a plan nobody knows where they may lead. */
export async function checkTexts(
  site: string,
  bodies: readonly Body[],
  plan: Plan | null,
): Promise<Problem[]> {
  const links = plan ? await checkLinks(site, bodies, plan) : [];
  return [...(await checkBodies(bodies, contentNames(bodies))), ...links];
}

/** Links in texts that lead nowhere. */
export async function checkLinks(site: string, bodies: readonly Body[], plan: Plan): Promise<Problem[]> {
  return checkBodyLinks(bodies, await readTargets(site, plan));
}

async function readTargets(site: string, { pages }: Plan) {
  return {
    pages: new Set(pages.map(({ path }) => path)),
    files: new Set(await listFiles(join(site, 'public'))),
    content: new Set((await listFiles(join(site, 'content'))).map((file) => `content/${file}`)),
  };
}

/** Everything that must not be shown, from content, data and settings. */
export async function readPrivate(
  site: string,
  { project, plan }: MadePlan,
  progress: Progress,
): Promise<PrivateValues> {
  await using snapshot = project.sources ? await openSnapshot(snapshotPath(site)) : null;
  return await collectPrivate({ project, plan, snapshot, secret: await portalSecret(site, progress) });
}

/** Hosts of other sites that program.yaml or a text names. */
export function allowedHosts(plan: Plan, program: Program | null, bodies: readonly Body[]): Set<string> {
  const urls = [
    ...Object.values(plan.programs).flatMap(({ home, site, join }) =>
      join === null ? [home, site] : [home, site, join],
    ),
    ...(program ? [program.home, program.site, program.tracking.url] : []),
  ];
  return new Set([
    ...plan.tracking.hosts,
    ...(program?.tracking.hosts ?? []),
    ...urls.map((url) => new URL(url).hostname),
    ...linkedHosts(bodies),
  ]);
}
