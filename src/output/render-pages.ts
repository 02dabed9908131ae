import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { KithError } from '../core/errors.ts';
import { readTextIfAny, writeFileWhole } from '../core/files.ts';
import type { Progress } from '../core/progress.ts';
import type { Plan } from '../schemas/plan.ts';
import { lockEngine, type EngineLock } from './engine-lock.ts';

/** The folder of the engine: Astro's root, wherever the site is. */
export const ENGINE = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Node lets a heap grow far before it tidies up: on 20,000 pages this flag of V8's takes the peak from 0.91 GB to 0.75 GB
 * and costs no time (25 % would take it to 0.66 GB, for a sixth more). A limit would do the same, and end the build of a
 * site that is larger than foreseen.
 */
const EARLY_GC = '--heap-growing-percent=100';

/** Lines of Astro's log to show when it fails: the last ones hold the reason. */
const TAIL = 30;

export interface RenderPagesInput {
  readonly site: string;
  /** Its pages are counted; what else Astro writes (styles, fonts, the sitemap) is made every time and is not. */
  readonly plan: Plan;
  /** Render every page, whatever Astro remembers. */
  readonly force: boolean;
  /** Called with the path in dist of each page that is rendered, when Astro begins with it. */
  readonly began: (path: string) => void;
}

export interface RenderedPages {
  readonly made: number;
  readonly kept: number;
}

/**
 * Runs Astro's build over the plan in a process of its own: its memory is given back, and its log cannot mix with
 * ours. Always with the same flags, for Astro's cache depends on them.
 */
export async function renderPages(input: RenderPagesInput, progress: Progress): Promise<RenderedPages> {
  progress.begin('pages', input.plan.pages.length);
  const lock = await lockEngine(ENGINE, (holder) =>
    progress.note(`Another site is being rendered (process ${holder}): waiting for it.`),
  );
  try {
    await dropMovedCache(input.site);
    const counts = await runAstro(input, lock, progress);
    progress.end(`${counts.made} rendered, ${counts.kept} unchanged`);
    return counts;
  } finally {
    await lock.release();
  }
}

/** Astro remembers entries by their path from its root: once either has moved, it would look where they were. */
async function dropMovedCache(site: string): Promise<void> {
  const cache = join(site, '.kith', 'astro');
  const place = relative(ENGINE, site);
  if ((await readTextIfAny(join(cache, 'place'))) === place) return;
  await rm(cache, { recursive: true, force: true });
  await writeFileWhole(join(cache, 'place'), place);
}

async function runAstro(
  input: RenderPagesInput,
  lock: EngineLock,
  progress: Progress,
): Promise<RenderedPages> {
  const astro = spawn(
    process.execPath,
    [EARLY_GC, ...astroBin(), 'build', ...(input.force ? ['--force'] : [])],
    {
      cwd: ENGINE,
      // Whatever the shell says: another mode would give other bytes.
      env: { ...astroEnvironment(input.site, input.plan), NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (astro.pid !== undefined) await lock.giveTo(astro.pid);
  const planned = new Set(input.plan.pages.map(({ path }) => path));
  const counts = { made: 0, kept: 0 };
  const tail: string[] = [];
  const take = (line: string) => {
    const text = stripVTControlCharacters(line);
    const pages = readPages(text).filter(({ path }) => planned.has(path));
    for (const { path, isKept } of pages) {
      counts[isKept ? 'kept' : 'made'] += 1;
      if (!isKept) input.began(`${path.slice(1)}index.html`);
    }
    if (pages.length > 0) progress.advance(counts.made + counts.kept);
    else if (text.trim() !== '') tail.push(text);
    if (tail.length > TAIL) tail.shift();
  };
  for (const input of [astro.stdout, astro.stderr]) createInterface({ input }).on('line', take);
  const code = await new Promise<number | null>((resolve, reject) =>
    astro.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw astroFailure(tail);
  return counts;
}

/** What Astro needs to know of the site, for building and for developing. */
export function astroEnvironment(site: string, plan: Plan): NodeJS.ProcessEnv {
  return {
    ...process.env,
    KITH_SITE: site,
    KITH_SITE_URL: Object.values(plan.programs)[0]?.site,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
}

/** What Node runs for Astro, with a folder of the site's own for what Astro remembers of its entries. */
export function astroBin(): string[] {
  return [
    '--import',
    new URL('./own-astro-folder.ts', import.meta.url).href,
    join(ENGINE, 'node_modules', 'astro', 'bin', 'astro.mjs'),
  ];
}

/**
 * Astro writes `├─ /path/index.html` when it begins with a page, and behind it `(cached)` where the page is kept, or how
 * long some page took: one a line, but for those that begin together.
 */
function readPages(line: string): { path: string; isKept: boolean }[] {
  return [...line.matchAll(/├─ (\S*?\/)index\.html( \((?:cached|restored)\))?/g)].map(
    ([, path = '', kept]: (string | undefined)[]) => ({ path, isKept: kept !== undefined }),
  );
}

function astroFailure(tail: readonly string[]): KithError {
  const text = tail.join('\n');
  const place = /(content\/[\w./-]+\.mdx)(?::(\d+))?/.exec(text);
  return new KithError(`The pages could not be rendered:\n${text}`, {
    hint: place
      ? 'Correct the file and build again.'
      : 'If nothing above names a file of yours, please report this.',
    where:
      place?.[1] === undefined
        ? undefined
        : { file: place[1], line: place[2] ? Number(place[2]) : undefined },
  });
}
