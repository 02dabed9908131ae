import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const COMMAND = join(import.meta.dirname, '../scripts/kith.ts');

/** The day on which test sites are built, and the secret of their portals. */
export const AS_OF = '2026-11-21';
const SECRET = 'a-secret-that-only-tests-have';

export interface KithRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedKith {
  readonly process: ChildProcess;
  readonly ended: Promise<KithRun>;
}

const StageSchema = z.object({ stage: z.string(), made: z.number(), kept: z.number() });

/** What `kith build --json` prints, as far as tests look at it. */
const BuildFactsSchema = z.object({
  stages: z.array(StageSchema),
  files: z.object({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    unchanged: z.number(),
  }),
});
export type BuildFacts = z.infer<typeof BuildFactsSchema>;

/** Starts the real command in a process of its own, with an environment like a shell's. */
export function startKith(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): StartedKith {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    // The test runner's mode is not a shell's.
    env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, KITH_SECRET: SECRET, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  }
  const ended = new Promise<KithRun>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, ...output }));
  });
  return { process: child, ended };
}

export function runKith(...call: Parameters<typeof startKith>): Promise<KithRun> {
  return startKith(...call).ended;
}

export function buildArguments(site: string, asOf = AS_OF): string[] {
  return ['build', '--site', site, '--as-of', asOf, '--json'];
}

/** Builds a site with the real command; throws what it said where that fails. */
export async function buildSite(
  site: string,
  { asOf = AS_OF, environment = {} }: { asOf?: string; environment?: Record<string, string> } = {},
): Promise<BuildFacts> {
  const { code, stdout, stderr } = await runKith(buildArguments(site, asOf), environment);
  if (code !== 0) throw new Error(`kith build ended with ${String(code)}:\n${stderr}`);
  return BuildFactsSchema.parse(JSON.parse(stdout));
}
