import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { KithError } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';

/** The folder of the engine: Astro's root, wherever the site is. */
export const ENGINE = fileURLToPath(new URL('../../', import.meta.url));

/** Lines of Astro's log to show when it fails: the last ones hold the reason. */
const TAIL = 30;

export interface RenderPagesInput {
  readonly site: string;
  /** Public address of the site. */
  readonly address: string;
  /** Pages that the plan has. */
  readonly pages: number;
  /** Render every page, whatever Astro remembers. */
  readonly force: boolean;
}

export interface RenderedPages {
  readonly rendered: number;
  readonly kept: number;
}

/**
 * Runs Astro's build over the plan in a process of its own: its memory is given back, and its log cannot mix with
 * ours. Always with the same flags, for Astro's cache depends on them.
 */
export async function renderPages(input: RenderPagesInput, progress: Progress): Promise<RenderedPages> {
  const astro = spawn(process.execPath, [astroBin(), 'build', ...(input.force ? ['--force'] : [])], {
    cwd: ENGINE,
    env: astroEnvironment(input.site, input.address),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const counts = { rendered: 0, kept: 0 };
  const tail: string[] = [];
  progress.begin('pages', input.pages);
  const read = async (stream: NodeJS.ReadableStream) => {
    for await (const line of createInterface({ input: stream })) {
      const text = stripVTControlCharacters(line);
      if (countPage(text, counts)) progress.advance(counts.rendered + counts.kept);
      else if (text.trim() !== '') tail.push(text);
      if (tail.length > TAIL) tail.shift();
    }
  };
  const exit = new Promise<number | null>((resolve, reject) =>
    astro.once('error', reject).once('close', resolve),
  );
  const [code] = await Promise.all([exit, read(astro.stdout), read(astro.stderr)]);
  if (code !== 0) throw astroFailure(tail);
  progress.end(`${counts.rendered} rendered, ${counts.kept} unchanged`);
  return counts;
}

/** What Astro needs to know of the site, for building and for developing. */
export function astroEnvironment(site: string, address: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    KITH_SITE: site,
    KITH_SITE_URL: address,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
}

export function astroBin(): string {
  return join(ENGINE, 'node_modules', 'astro', 'bin', 'astro.mjs');
}

/** Astro logs a line for each page: `├─ /path/index.html (cached)` or with the time it took. */
function countPage(line: string, counts: { rendered: number; kept: number }): boolean {
  if (!line.includes('├─')) return false;
  const kept = line.includes('(cached)') || line.includes('(restored)');
  counts[kept ? 'kept' : 'rendered'] += 1;
  return true;
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
