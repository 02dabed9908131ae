import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import pg from 'pg';

type Row = Readonly<Record<string, unknown>>;
type Result = Readonly<{ rows: Row[] }>;

/** A database of a test's own, on the server that all tests share. */
export interface TestDatabase {
  readonly name: string;
  /** Over the socket, without a password. */
  readonly url: string;
  /** The environment in which sources.yaml may say `env:DATABASE_URL`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Over TCP, as a user who may connect, with a password. */
  readonly urlOf: (user: string, password: string, search?: string) => string;
  /** Runs statements, and gives the rows of the last one. */
  readonly run: (sql: string) => Promise<Row[]>;
}

export async function makeDatabase(sql = ''): Promise<TestDatabase> {
  const { folder, port } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runIn('postgres', `CREATE DATABASE ${name}`);
  if (sql !== '') await runIn(name, sql);
  const url = `postgres:///${name}?user=kith&host=${encodeURIComponent(folder)}&port=${port}`;
  return {
    name,
    url,
    environment: { DATABASE_URL: url },
    urlOf: (user, password, search = '') =>
      `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}${search}`,
    run: (statements) => runIn(name, statements),
  };
}

async function runIn(database: string, sql: string): Promise<Row[]> {
  const { folder, port } = inject('postgres');
  const client = new pg.Client({ host: folder, port, user: 'kith', database });
  await client.connect();
  try {
    // Several statements answer with a list, which pg's types do not know.
    const result = (await client.query(sql)) as Result | Result[];
    return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
  } finally {
    await client.end();
  }
}
