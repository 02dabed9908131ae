import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles } from '../../src/core/files.ts';
import { astroBin, astroEnvironment, ENGINE } from '../../src/output/render-pages.ts';
import { planPath } from '../../src/plan/read-plan.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { runMeasured, type Cost } from './run-measured.ts';

export interface PagesBenchOptions {
  readonly affiliates?: number;
  readonly segments?: number;
}

type Run = Omit<Cost, 'stdout'>;

export interface PagesBench {
  readonly machine: string;
  readonly pages: number;
  readonly landingPages: number;
  /** Kith from nothing: data, plan, pages, search, checks, manifest. */
  readonly clean: Run;
  /** Kith again, nothing changed. */
  readonly unchanged: Run;
  /** Kith after an edit of one guide that every landing page of one pain links to. */
  readonly oneGuide: Run;
  /** `astro build` alone on the same pages, as Astro comes: one page at a time, without incremental build. */
  readonly plainAstro: Run;
  readonly cleanToPlain: number;
  readonly unchangedToClean: number;
}

/** Builds a site of affiliates x segments landing pages, cards off, and the same pages with Astro alone. */
export async function benchPages(options: PagesBenchOptions = {}): Promise<PagesBench> {
  const { affiliates = 1000, segments = 10 } = options;
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-pages-'));
  try {
    await makeBigSite(site, affiliates, segments);
    const build = () => kith(['build', '--no-cards', '--json', '--site', site]);
    const clean = await build();
    const unchanged = await build();
    await edit(join(site, 'content/guides/swap-rules-that-hold.mdx'));
    const oneGuide = await build();
    const plan = JSON.parse(await readFile(planPath(site), 'utf8')) as Plan;
    const plainAstro = await runPlainAstro(site, plan);
    return {
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
      pages: plan.pages.length,
      landingPages: plan.pages.filter(({ kind }) => kind === 'landing').length,
      clean,
      unchanged,
      oneGuide,
      plainAstro,
      cleanToPlain: clean.seconds / plainAstro.seconds,
      unchangedToClean: unchanged.seconds / clean.seconds,
    };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

/** Runs a command of ours in a process of its own. */
export async function kith(args: readonly string[]): Promise<Run> {
  const env = { ...process.env, KITH_SECRET: 'a secret for benchmarks only' };
  const { seconds, peakMegabytes } = await runMeasured(process.execPath, ['scripts/kith.ts', ...args], {
    cwd: ENGINE,
    env,
  });
  return { seconds, peakMegabytes };
}

/** The sample site with its segments repeated under further names, and a platform's export of affiliates. */
export async function makeBigSite(site: string, affiliates: number, segments: number): Promise<void> {
  await cp(join(ENGINE, 'content'), join(site, 'content'), { recursive: true });
  await cp(join(ENGINE, 'public'), join(site, 'public'), { recursive: true });
  await withoutVariants(join(site, 'content/segments'));
  const names = ['care-homes', 'dental-clinics', 'gyms', 'hotels', 'restaurants', 'retail-shops'];
  for (let number = names.length; number < segments; number++) {
    const from = names[number % names.length] ?? '';
    await cp(
      join(site, `content/segments/${from}.mdx`),
      join(site, `content/segments/${from}-${number}.mdx`),
    );
  }
  const rows = Array.from(
    { length: affiliates },
    (_, index) => `bench-${index},Bench Affiliate ${index},partner,all,2026-01-01`,
  );
  await writeFile(
    join(site, 'content/data/affiliates.csv'),
    `affiliate_id,name,kind,segments,consent_on\n${rows.join('\n')}\n`,
  );
}

/** The sample's variants would be pages besides those of affiliates and segments, which is what is counted here. */
async function withoutVariants(folder: string): Promise<void> {
  for (const name of await listFiles(folder)) {
    const text = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), text.replace(/^variants:\n(?: .*\n)+/m, ''));
  }
}

async function edit(file: string): Promise<void> {
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/^title: .*$/m, 'title: Another title for the benchmark'),
  );
}

/** Astro alone with its own defaults: one page at a time, an empty folder, no cache, no incremental build. */
async function runPlainAstro(site: string, plan: Plan): Promise<Run> {
  const config = join(ENGINE, 'node_modules/.kith-plain-astro.config.mjs');
  await writeFile(
    config,
    `import config from ${JSON.stringify(pathToFileURL(join(ENGINE, 'astro.config.mjs')).href)};
export default { ...config, build: { ...config.build, concurrency: 1 }, experimental: { ...config.experimental, incrementalBuild: false }, outDir: ${JSON.stringify(join(site, 'plain'))}, cacheDir: ${JSON.stringify(join(site, '.kith/plain'))} };
`,
  );
  try {
    const { seconds, peakMegabytes } = await runMeasured(
      process.execPath,
      [...astroBin(), 'build', '--config', 'node_modules/.kith-plain-astro.config.mjs'],
      { cwd: ENGINE, env: astroEnvironment(site, plan) },
    );
    return { seconds, peakMegabytes };
  } finally {
    await rm(config, { force: true });
  }
}
