import { spawnSync } from 'node:child_process';
import { installUnlessFound } from './install-packages.ts';

/** Run before the tests: other people's programs, with which the tests open the zips that affiliates get. */

for (const { program, name } of [
  { program: 'unzip', name: 'unzip' },
  { program: 'python3', name: 'Python 3' },
]) {
  installUnlessFound({
    what: `The tests of kits open zips with ${name}`,
    packages: [program],
    byHand: `Install ${name} by hand (Debian and Ubuntu: apt-get install ${program}).`,
    find: () => (spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined ? program : null),
  });
}
