import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';

const NAME = /^pull-(\d+)-[0-9a-f]{8}$/;

/** A folder beside `target` for one pull; it goes when the pull ends, however it ends. */
export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
}

/** Makes the folder, and sweeps those of pulls that were killed. */
export async function makeScratchFolder(target: string): Promise<ScratchFolder> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  await sweep(parent);
  const path = join(parent, `pull-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(path);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
