import { spawnSync } from 'node:child_process';

/** Something that tests need from outside npm. */
export interface Need {
  /** As a sentence begins with it. @example 'The browser tests need Chromium' */
  readonly what: string;
  readonly packages: readonly string[];
  /** What to do where it cannot be installed. */
  readonly byHand: string;
  /** Where it is; null where it is not there. */
  readonly find: () => string | null;
}

/**
 * Makes sure that it is there: installs Debian's packages where it is not and where that is possible without asking
 * anybody. Otherwise it says what to do, and the process will end as failed.
 */
export function installUnlessFound({ what, packages, byHand, find }: Need): void {
  if (find() !== null) return;
  const giveUp = (reason: string): void => {
    say(`✗ ${reason}.\n  → ${byHand}`);
    process.exitCode = 1;
  };
  const asRoot = rootCommand();
  if (!isThere('apt-get')) return giveUp(`${what}, and there is no apt-get to install it`);
  if (!asRoot) return giveUp(`${what}, and installing it needs root`);
  say(`${what}, and there is none: installing it with apt-get. This takes a minute.`);
  const install = ['apt-get', 'install', '--yes', '--quiet', '--no-install-recommends', ...packages];
  const installed = run([...asRoot, 'apt-get', 'update', '--quiet']) && run([...asRoot, ...install]);
  const found = find();
  if (!installed || found === null)
    return giveUp(`apt-get could not install ${packages[0] ?? ''}, see above`);
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

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
