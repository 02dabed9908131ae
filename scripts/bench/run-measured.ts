import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';

/** What a command cost as a whole. */
export interface Cost {
  readonly seconds: number;
  /** Largest resident memory of the command and all its children together, in MB; null where /proc is not there. */
  readonly peakMegabytes: number | null;
  readonly stdout: string;
}

/** Milliseconds between looks at the memory, */
const LOOK = 50;

/** and how many of them go by before new children are looked for: to read all processes takes time from what is measured. */
const LOOKS_PER_FAMILY = 20;

/** Runs a command to its end and measures it; its failure is an error that holds what it printed. */
export async function runMeasured(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Cost> {
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
  let [peak, looks] = [0, 0];
  let family = findFamily(child.pid ?? 0);
  const look = setInterval(() => {
    if (++looks % LOOKS_PER_FAMILY === 0) family = findFamily(child.pid ?? 0);
    void family.then(memoryOf).then((now) => (peak = Math.max(peak, now)));
  }, LOOK);
  const code = await new Promise<number | null>((end, fail) => child.once('error', fail).once('close', end));
  clearInterval(look);
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${printed.stderr.slice(-2000)}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, peakMegabytes: peak === 0 ? null : Math.round(peak / 1e6), stdout: printed.stdout };
}

/** A process and its descendants, from /proc. */
async function findFamily(root: number): Promise<ReadonlySet<number>> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .map(readProcess),
  );
  const processes = found.filter((each) => each !== null);
  const family = new Set([root]);
  // Numbers may wrap around, so a grandchild can stand before its parent: look until nobody new is found.
  let before = 0;
  while (before < family.size) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return family;
}

/** Resident bytes of some processes together; 0 where there is no /proc. */
async function memoryOf(family: ReadonlySet<number>): Promise<number> {
  const processes = await Promise.all([...family].map(readProcess));
  return processes.reduce((sum, process) => sum + (process?.resident ?? 0), 0);
}

async function readProcess(pid: number) {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(\d+)/m.exec(text)?.[1];
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1];
  if (parent === undefined || resident === undefined) return null;
  return { pid, parent: Number(parent), resident: Number(resident) * 1024 };
}
