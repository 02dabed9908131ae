import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { isMissing } from '../core/files.ts';
import { readFound, type FoundFile, type FoundFiles } from './found-files.ts';

/** Astro names a page when it begins with it and has four under way: this many names later, it is written. */
const LAG = 16;

/** Milliseconds between two looks for something to read. */
const PAUSE = 20;

/**
 * Runs `work`, and in the meantime reads the files of dist whose paths it calls `began` with, each a little later. What
 * is not written by then, or still waits when `work` is done, is left out.
 * @returns what `work` made of it, and the files that were read, as they were then
 */
export async function readAlongside<Made>(
  dist: string,
  look: (path: string, bytes: Buffer) => void,
  work: (began: (path: string) => void) => Promise<Made>,
): Promise<Made & { readonly read: FoundFiles }> {
  const read = new Map<string, FoundFile>();
  const waiting: string[] = [];
  let isDone = false;
  const readWaiting = async () => {
    for (let next = 0; !isDone;) {
      const path = waiting.length - next > LAG ? waiting[next++] : undefined;
      if (path === undefined) {
        await sleep(PAUSE);
        continue;
      }
      const file = readIfThere(dist, path);
      if (file) {
        look(path, file.bytes);
        read.set(path, file.found);
      }
      // Whoever works writes down what it begins, and must not have to wait until that is taken off its hands.
      await setImmediate();
    }
  };
  const working = work((path) => waiting.push(path)).finally(() => (isDone = true));
  const [made] = await Promise.all([working, readWaiting()]);
  return { ...made, read };
}

function readIfThere(dist: string, path: string): ReturnType<typeof readFound> | null {
  try {
    return readFound(dist, path);
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
