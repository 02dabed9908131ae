import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteName } from '../../src/core/quote-name.ts';
import { openDatabase, quoteText } from '../../src/sources/duckdb.ts';
import type { PullEffects } from '../../src/sources/pull-snapshot.ts';
import { makeFolder, testClock } from './pull-site.ts';
import { startApi } from './servers/api.ts';
import { makeDatabase } from './servers/database.ts';

/** A cell as it is in the source; whole numbers beyond 2^53 as bigint. */
export type Cell = string | number | bigint | boolean | null;

/** Columns by name, each with as many cells. Those in `types` have that type where a source has types. */
export interface Content {
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly types?: Readonly<Record<string, 'timestamptz' | 'date'>>;
}

/** A site whose table comes from one kind of source. */
export interface Made {
  readonly site: string;
  /** What sources.yaml says. */
  readonly sources: object;
  readonly effects: Partial<PullEffects>;
  /** Breaks the source, in the middle of its rows where it can. */
  readonly spoil: () => Promise<void>;
}

export interface Adapter {
  readonly name: string;
  /** Whether a table without rows can be told from one that failed. */
  readonly emptyTables: boolean;
  readonly make: (table: string, content: Content) => Promise<Made>;
}

/** Every kind of source that there is: the contract holds for each. */
export const ADAPTERS: readonly Adapter[] = [
  { name: 'CSV', emptyTables: true, make: makeFile('csv', (content) => Promise.resolve(csvOf(content))) },
  {
    name: 'NDJSON',
    emptyTables: false,
    make: makeFile('ndjson', (content) => Promise.resolve(linesOf(content))),
  },
  { name: 'Parquet', emptyTables: true, make: makeFile('parquet', parquetOf) },
  { name: 'PostgreSQL', emptyTables: true, make: makePostgres },
  { name: 'HTTP', emptyTables: true, make: makeHttp },
];

function rowsOf({ columns }: Content): Cell[][] {
  const length = Object.values(columns)[0]?.length ?? 0;
  return Array.from({ length }, (_, row) => Object.values(columns).map((cells) => cells[row] ?? null));
}

function recordsOf(content: Content): string[] {
  const names = Object.keys(content.columns).map((name) => JSON.stringify(name));
  return rowsOf(content).map(
    (row) => `{${row.map((cell, index) => `${names[index] ?? ''}: ${jsonOf(cell)}`).join(', ')}}`,
  );
}

function jsonOf(cell: Cell): string {
  return typeof cell === 'bigint' ? String(cell) : JSON.stringify(cell);
}

function csvOf(content: Content): string {
  const quoted = (cell: Cell) => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`);
  const lines = [Object.keys(content.columns), ...rowsOf(content)];
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function linesOf(content: Content): string {
  return recordsOf(content)
    .map((record) => `${record}\n`)
    .join('');
}

function makeFile(
  ending: string,
  write: (content: Content) => Promise<string | Uint8Array>,
): Adapter['make'] {
  return async (table, content) => {
    const file = `data.${ending}`;
    const site = await makeFolder({ [file]: await write(content) });
    const spoil = async (): Promise<void> => {
      const { size } = await stat(join(site, file));
      await using handle = await open(join(site, file), 'r+');
      await handle.truncate(size - 5);
    };
    return { site, sources: { [table]: { file } }, effects: { clock: testClock() }, spoil };
  };
}

async function parquetOf(content: Content): Promise<Uint8Array> {
  const folder = await makeFolder({});
  const path = join(folder, 'out.parquet');
  await using database = await openDatabase(':memory:', {});
  await database.rows(`SET TimeZone = 'UTC'`);
  await database.rows(`CREATE TABLE content (${declarations(content).join(', ')})`);
  for (const row of rowsOf(content))
    await database.rows(`INSERT INTO content VALUES (${row.map(literal).join(', ')})`);
  await database.rows(`COPY content TO ${quoteText(path)} (FORMAT parquet)`);
  return await readFile(path);
}

async function makePostgres(table: string, content: Content): Promise<Made> {
  const rows = rowsOf(content).map((row, index) => `(${[index, ...row.map(literal)].join(', ')})`);
  const database = await makeDatabase(`
    CREATE TABLE content (row_number int, ${declarations(content).join(', ')});
    ${rows.length > 0 ? `INSERT INTO content VALUES ${rows.join(', ')}` : ''}`);
  const names = Object.keys(content.columns).map(quoteName);
  const sql = `SELECT ${names.join(', ')} FROM content ORDER BY row_number`;
  return {
    site: await makeFolder({}),
    sources: { [table]: { postgres: 'env:DATABASE_URL', sql } },
    effects: { clock: testClock(), environment: database.environment },
    spoil: async () => {
      await database.run(`
        ALTER TABLE content RENAME TO whole;
        CREATE VIEW content AS SELECT * FROM whole WHERE 1 / (row_number - 2) IS NOT NULL`);
    },
  };
}

/** In pages of two rows. */
async function makeHttp(table: string, content: Content): Promise<Made> {
  const state = { broken: false };
  const records = recordsOf(content);
  const api = await startApi(({ url }) => {
    const page = Number(url.searchParams.get('page'));
    if (state.broken && page > 1) return { status: 500 };
    return { body: `{"items": [${records.slice((page - 1) * 2, page * 2).join(', ')}]}` };
  });
  const source = { http: `${api.origin}/rows`, rows: 'items', rate: 100, paging: { by: 'page' } };
  return {
    site: await makeFolder({}),
    sources: { [table]: source },
    effects: { clock: testClock() },
    spoil: () => {
      state.broken = true;
      return Promise.resolve();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'double precision',
  bigint: 'bigint',
  boolean: 'boolean',
};

/** Columns with the type of their first cell. */
function declarations({ columns, types = {} }: Content): string[] {
  const named = new Map<string, string>(Object.entries(types));
  return Object.entries(columns).map(([name, cells]) => {
    const first = cells.find((cell) => cell !== null);
    return `${quoteName(name)} ${named.get(name) ?? TYPES[typeof first] ?? 'text'}`;
  });
}

function literal(cell: Cell): string {
  return typeof cell === 'string' ? quoteText(cell) : String(cell);
}
