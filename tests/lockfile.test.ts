import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { missingOptional } from '../scripts/complete-lockfile.ts';

test('the lockfile holds the packages of every platform, or npm ci would work on some machines only', async () => {
  const lockfile = JSON.parse(await readFile('package-lock.json', 'utf8')) as Parameters<
    typeof missingOptional
  >[0];
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
  expect(
    missingOptional(lockfile).map(([path]) => path),
    'run: node scripts/complete-lockfile.ts',
  ).toEqual([]);
});

test('finds what is missing, with version and platform', () => {
  const packages = {
    'node_modules/duck': {
      optionalDependencies: { '@duck/linux-arm64-musl': '1.2.3', '@duck/win32-x64': '1.2.3' },
    },
    'node_modules/@duck/win32-x64': { version: '1.2.3' },
  };
  expect(missingOptional({ packages })).toEqual([
    [
      'node_modules/@duck/linux-arm64-musl',
      { version: '1.2.3', optional: true, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    ],
  ]);
});
