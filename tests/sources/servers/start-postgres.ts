import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../scripts/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: { readonly folder: string; readonly port: number };
  }
}

/** One server for all tests of sources; each test makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, port, stop } = await startPostgres();
  project.provide('postgres', { folder, port });
  return stop;
}
