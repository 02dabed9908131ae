import { defineConfig } from 'vitest/config';
import { useOwnTemporaryFolder } from './tests/own-temporary-folder.ts';

useOwnTemporaryFolder();

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'stages',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/sources/**', 'tests/engines/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['tests/{sources,engines}/*.test.ts'],
          globalSetup: 'tests/sources/servers/start-postgres.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/*.test.ts'],
          globalSetup: 'tests/e2e/serve-sample.ts',
          // A browser beside the builds of other tests would be too much for a small machine.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    // Whole builds and a real browser are slow on small machines; nothing here is timed.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
