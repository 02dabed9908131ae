import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ENGINE } from '../../src/output/render-pages.ts';
import { startPostgres, type PostgresServer } from '../postgres-server.ts';
import { runMeasured, type Cost } from './run-measured.ts';

export interface PostgresBench {
  readonly machine: string;
  /** The same pull over a tenth of the rows: memory must not grow with them. */
  readonly tenth: Measured;
  readonly whole: Measured;
}

interface Measured extends Pick<Cost, 'seconds' | 'peakMegabytes'> {
  readonly rows: number;
  readonly rowsPerSecond: number;
}

const ACCOUNTS = `
accounts:
  postgres: env:DATABASE_URL
  sql: SELECT * FROM customers LIMIT ROWS
`;

/** Ten columns of the kinds that customers have. */
const CUSTOMERS = (rows: number) => `
  CREATE TABLE customers AS
  SELECT 'acct_' || n AS account_id, 'Company ' || n AS name, (random() * 1000)::numeric(10, 2) AS mrr,
         (ARRAY['hotel', 'gym', 'care'])[1 + n % 3] AS industry, timestamptz '2024-01-01' + n * interval '30 s' AS seen_at,
         n % 7 = 0 AS churned, random() * 100 AS health, n % 50 AS seats, date '2023-01-01' + n % 700 AS signed_up_at,
         CASE WHEN n % 10 > 0 THEN 'plan ' || n % 4 END AS plan
  FROM generate_series(1, ${rows}) AS n`;

/** Fills a PostgreSQL server on this machine and pulls from it: from the command's begin to its end, checks included. */
export async function benchPostgres({
  accounts = 1_000_000,
}: { accounts?: number } = {}): Promise<PostgresBench> {
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-postgres-'));
  const server = await startPostgres();
  try {
    for (const folder of ['content', 'public'])
      await cp(join(ENGINE, folder), join(site, folder), { recursive: true });
    await fill(server, accounts);
    return {
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
      tenth: await measure(site, server, Math.round(accounts / 10)),
      whole: await measure(site, server, accounts),
    };
  } finally {
    await server.stop();
    await rm(site, { recursive: true, force: true });
  }
}

async function fill({ folder, port }: PostgresServer, rows: number): Promise<void> {
  const client = new pg.Client({ host: folder, port, user: 'kith', database: 'postgres' });
  await client.connect();
  await client.query(CUSTOMERS(rows));
  await client.end();
}

async function measure(site: string, { folder, port }: PostgresServer, rows: number): Promise<Measured> {
  const path = join(site, 'content/sources.yaml');
  const others = (await readFile(join(ENGINE, 'content/sources.yaml'), 'utf8')).replace(
    /^accounts:\n( .*\n|\n)*/m,
    '',
  );
  await writeFile(path, `${ACCOUNTS.replace('ROWS', String(rows))}\n${others}`);
  await rm(join(site, '.kith'), { recursive: true, force: true });
  const address = `postgres:///postgres?user=kith&host=${encodeURIComponent(folder)}&port=${port}`;
  const { seconds, peakMegabytes } = await runMeasured(
    process.execPath,
    [join(ENGINE, 'scripts/kith.ts'), 'pull', '--json', '--site', site],
    { cwd: ENGINE, env: { ...process.env, DATABASE_URL: address } },
  );
  return { rows, seconds, rowsPerSecond: Math.round(rows / seconds), peakMegabytes };
}
