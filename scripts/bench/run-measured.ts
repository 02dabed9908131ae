import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';

/** What a command cost as a whole. */
export interface Cost {
  readonly seconds: number;
  /** Largest resident memory of the command and all its children together, in MB; null where /proc is not there. */
  readonly peakMegabytes: number | null;
  readonly stdout: string;
}

/** Milliseconds between looks at the memory. */
const LOOK = 50;

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
  let peak = 0;
  const look = setInterval(
    () => void treeMemory(child.pid ?? 0).then((now) => (peak = Math.max(peak, now))),
    LOOK,
  );
  const code = await new Promise<number | null>((end, fail) => child.once('error', fail).once('close', end));
  clearInterval(look);
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${printed.stderr.slice(-2000)}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, peakMegabytes: peak === 0 ? null : Math.round(peak / 1e6), stdout: printed.stdout };
}

/** Resident bytes of a process and its descendants, from /proc; 0 where there is none. */
async function treeMemory(root: number): Promise<number> {
  const processes = await readProcesses();
  const family = new Set([root]);
  // Numbers may wrap around, so a grandchild can stand before its parent: look until nobody new is found.
  let before = 0;
  while (before < family.size) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes.filter(({ pid }) => family.has(pid)).reduce((sum, { resident }) => sum + resident, 0);
}

async function readProcesses(): Promise<{ pid: number; parent: number; resident: number }[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readProcess));
  return found.filter((each) => each !== null);
}

async function readProcess(name: string) {
  const text = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(\d+)/m.exec(text)?.[1];
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1];
  if (parent === undefined || resident === undefined) return null;
  return { pid: Number(name), parent: Number(parent), resident: Number(resident) * 1024 };
}
