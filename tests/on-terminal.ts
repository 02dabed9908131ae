import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const KITH = join(import.meta.dirname, '..', 'scripts', 'kith.ts');

/** Keys as a terminal sends them. */
export const KEYS = { enter: '\r', down: '\u001B[B', space: ' ', interrupt: '\u0003' } as const;

const LONGEST_WAIT = 60_000;

/**
 * Runs a command on a pseudo-terminal (that of `script`, which every Debian has) and answers: once the screen shows the
 * words, the keys are pressed.
 * @returns its exit code and all that was on the screen, without colours
 * @throws where words do not come within a minute
 */
export async function runOnTerminal(
  args: readonly string[],
  answers: readonly (readonly [words: string, ...keys: readonly string[]])[],
): Promise<{ code: number | null; screen: string }> {
  const command = [process.execPath, KITH, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  // A terminal that nobody sits at has no size.
  const line = `stty cols 100 rows 40; ${command.join(' ')}`;
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm' },
  });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
  const screen = () => stripVTControlCharacters(written);
  const ended = new Promise<number | null>((end, fail) => child.once('error', fail).once('close', end));
  try {
    for (const [words, ...keys] of answers) {
      await waitUntil(() => screen().includes(words), words);
      for (const key of keys) {
        child.stdin.write(key);
        await pause(50);
      }
    }
    return { code: await ended, screen: screen() };
  } finally {
    child.kill();
  }
}

const pause = (milliseconds: number) => new Promise((end) => setTimeout(end, milliseconds));

async function waitUntil(holds: () => boolean, words: string): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > LONGEST_WAIT) throw new Error(`Waited in vain for "${words}"`);
    await pause(20);
  }
}
