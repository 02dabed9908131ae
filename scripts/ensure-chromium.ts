import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.ts';

/** Run before the tests: makes sure that there is a Chromium for those that need a browser. */

const BY_HAND =
  'Install Chromium or Google Chrome by hand (Debian and Ubuntu: apt-get install chromium), or say where it is: ' +
  'KITH_CHROMIUM=/path/to/chromium npm test';

if (findChromium() === null) installChromium();

function installChromium(): void {
  const named = process.env['KITH_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return giveUp(`KITH_CHROMIUM names ${named}, which is not a program`);
  }
  const asRoot = rootCommand();
  if (!isThere('apt-get'))
    return giveUp('The browser tests need Chromium, and there is no apt-get to install it');
  if (!asRoot) return giveUp('The browser tests need Chromium, and installing it needs root');
  say('The browser tests need Chromium, and there is none: installing it with apt-get. This takes a minute.');
  const installed =
    run([...asRoot, 'apt-get', 'update', '--quiet']) &&
    // DejaVu for characters that the sites' own fonts lack.
    run([
      ...asRoot,
      'apt-get',
      'install',
      '--yes',
      '--quiet',
      '--no-install-recommends',
      'chromium',
      'fonts-dejavu-core',
    ]);
  const found = findChromium();
  if (!installed || found === null) return giveUp('apt-get could not install Chromium, see above');
  say(`Installed ${found}`);
}

/** What makes a command run as root: nothing for root, sudo where it asks for no password; null where neither works. */
function rootCommand(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/** Runs a command with all that it says on stderr. */
function run([command = '', ...rest]: readonly string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, rest, { stdio: ['ignore', 2, 2], env: environment }).status === 0;
}

function giveUp(reason: string): void {
  say(`✗ ${reason}.\n  → ${BY_HAND}`);
  process.exitCode = 1;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
