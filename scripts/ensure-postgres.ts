import { findPostgres } from './find-postgres.ts';
import { installUnlessFound } from './install-packages.ts';

/** Run before the tests: makes sure that there are the programs of a PostgreSQL server. The tests start one of their own. */

const named = process.env['KITH_POSTGRES'] ?? '';

if (named !== '' && findPostgres() === null) {
  process.stderr.write(
    `✗ KITH_POSTGRES names ${named}, where there is no initdb and postgres.\n  → Name the folder that holds them, or nothing.\n`,
  );
  process.exitCode = 1;
} else {
  installUnlessFound({
    what: 'The tests of sources need a PostgreSQL server',
    packages: ['postgresql'],
    byHand:
      'Install PostgreSQL 13 or newer by hand (Debian and Ubuntu: apt-get install postgresql), or say where its programs are: ' +
      'KITH_POSTGRES=/path/to/bin npm test',
    find: findPostgres,
  });
}
