import { findChromium } from './find-chromium.ts';
import { installUnlessFound } from './install-packages.ts';

/** Run before the tests: makes sure that there is a Chromium for those that need a browser. */

const named = process.env['KITH_CHROMIUM'] ?? '';

if (named !== '' && findChromium() === null) {
  process.stderr.write(
    `✗ KITH_CHROMIUM names ${named}, which is not a program.\n  → Name one, or nothing.\n`,
  );
  process.exitCode = 1;
} else {
  installUnlessFound({
    what: 'The browser tests need Chromium',
    // DejaVu for characters that the sites' own fonts lack.
    packages: ['chromium', 'fonts-dejavu-core'],
    byHand:
      'Install Chromium or Google Chrome by hand (Debian and Ubuntu: apt-get install chromium), or say where it is: ' +
      'KITH_CHROMIUM=/path/to/chromium npm test',
    find: findChromium,
  });
}
