import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkOutput, type CheckedOutput } from '../../src/check/check-output.ts';
import type { PrivateValues } from '../../src/check/find-private.ts';
import { formatProblem, type Problem } from '../../src/core/errors.ts';
import { silentProgress } from '../../src/core/progress.ts';
import type { Plan, PlannedPage } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';

/** Nothing is private. */
export const OPEN: PrivateValues = {
  emails: new Set(),
  texts: [],
  secrets: [],
  portals: new Map(),
  published: [],
  notSearched: [],
};

export const LANDING = 'with/rosa-oven/bakeries/index.html';
export const CTA =
  'https://app.oatmark.example/signup?via=rosa-oven&utm_source=rosa-oven&utm_medium=referral&utm_campaign=bakeries&utm_content=landing';

/** A landing page as it should be; `parts` replaces what a test is about. */
export function landingHtml(
  parts: { head?: string; robots?: string; canonical?: string; body?: string } = {},
): string {
  const body =
    parts.body ??
    `<p>Rosa Almeida earns a reward if you sign up.</p><a href="${CTA.replaceAll('&', '&amp;')}">Start</a>`;
  return `<!DOCTYPE html><html lang="en"><head><title>Rosa</title>
<meta name="robots" content="${parts.robots ?? 'noindex, follow'}">
<link rel="canonical" href="${parts.canonical ?? 'https://friends.oatmark.example/for/bakeries/'}">
${parts.head ?? ''}</head><body><main id="main">${body}</main></body></html>`;
}

/** A page of no kind: its links and words count, nothing else. */
export function html(body: string, head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>x</title>${head}</head><body id="top-of-page">${body}</body></html>`;
}

/** Files of a dist, and those that they need to be whole in themselves. */
export async function checkDist(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { plan?: Plan; secrets?: PrivateValues; look?: readonly string[]; hosts?: readonly string[] } = {},
): Promise<CheckedOutput> {
  const dist = await mkdtemp(join(tmpdir(), 'kith-dist-'));
  onTestFinished(() => rm(dist, { recursive: true, force: true }));
  const all = { 'for/bakeries/index.html': html('<h1>Bakeries</h1>'), ...files };
  for (const [file, content] of Object.entries(all)) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(join(dist, file), content);
  }
  return checkOutput(
    {
      dist,
      plan: options.plan ?? fixturePlan(),
      look: options.look ?? Object.keys(all),
      files: new Set(Object.keys(all)),
      hosts: new Set(options.hosts ?? ['app.oatmark.example', 'www.oatmark.example']),
      secrets: options.secrets ?? OPEN,
    },
    silentProgress,
  );
}

/** What is wrong, one line each, as people read it. */
export async function wrongIn(...input: Parameters<typeof checkDist>): Promise<string[]> {
  return linesOf((await checkDist(...input)).problems);
}

export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map((problem) => formatProblem({ ...problem, hint: undefined }).replace('\n  ', ' '));
}

/** The fixture plan with pages of other kinds added. */
export function planWith(...pages: Pick<PlannedPage, 'path' | 'kind'>[]): Plan {
  const plan = fixturePlan();
  const [model] = plan.pages;
  if (!model) throw new Error('the fixture plan has no pages');
  const added = pages.map((page) => ({ ...model, affiliate: null, segment: null, cta: null, ...page }));
  return { ...plan, pages: [...plan.pages, ...added] };
}
