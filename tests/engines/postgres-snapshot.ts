import pg from 'pg';
import { quoteName } from '../../src/core/quote-name.ts';
import type { Query, Snapshot, SqlValue } from '../../src/schemas/snapshot.ts';
import { TABLE_NAMES } from '../../src/schemas/tables.ts';
import type { TestDatabase } from '../sources/servers/database.ts';

/** Rows sent with one INSERT. */
const BATCH = 500;

/** Days as they are written; times in UTC, which the session is set to. */
const TYPES: Readonly<Record<string, string>> = {
  VARCHAR: 'text',
  DOUBLE: 'double precision',
  BIGINT: 'bigint',
  INTEGER: 'integer',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
};

/**
 * The same snapshot in a PostgreSQL database, behind the same query function: what a company has that keeps its
 * customer-success data in a warehouse.
 */
export async function copyToPostgres(snapshot: Snapshot, database: TestDatabase): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: database.url, types: { getTypeParser: parserOf } });
  await client.connect();
  await client.query(`SET TIME ZONE 'UTC'`);
  for (const table of TABLE_NAMES) await copyTable(snapshot, table, client);
  return {
    facts: snapshot.facts,
    query: queryOf(client),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

async function copyTable({ query }: Snapshot, table: string, client: pg.Client): Promise<void> {
  const columns = await query<{ column_name: string; column_type: string }>(
    `SELECT column_name, column_type FROM (DESCRIBE ${quoteName(table)})`,
  );
  const defined = columns.map(
    ({ column_name: name, column_type: type }) => `${quoteName(name)} ${TYPES[type] ?? 'text'}`,
  );
  await client.query(`CREATE TABLE ${quoteName(table)} (${defined.join(', ')})`);
  const rows = await query(`SELECT * FROM ${quoteName(table)}`);
  const names = columns.map(({ column_name: name }) => name);
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await client.query(
      `INSERT INTO ${quoteName(table)} SELECT ${names.map(quoteName).join(', ')}
       FROM json_populate_recordset(NULL::${quoteName(table)}, $1)`,
      [batch],
    );
  }
}

/** `$name` -> `$1`, `$2`...: PostgreSQL numbers its parameters. Statements run one after the other. */
function queryOf(client: pg.Client): Query {
  let last: Promise<unknown> = Promise.resolve();
  return async <Row extends Record<string, SqlValue>>(
    sql: string,
    parameters: Record<string, SqlValue> = {},
  ) => {
    const names: string[] = [];
    const numbered = sql.replaceAll(/\$([a-zA-Z_]\w*)/g, (whole, name: string) => {
      if (!Object.hasOwn(parameters, name)) return whole;
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}`;
    });
    const values = names.map((name) => parameters[name]);
    const answer = last.then(() => client.query<Row>(numbered, values));
    last = answer.catch(() => null);
    return (await answer).rows;
  };
}

/** Plain values as DuckDB's side gives them. */
function parserOf(oid: number): (text: string) => SqlValue {
  if (NUMBERS.has(oid)) return Number;
  if (oid === OIDS['BOOL']) return (text) => text === 't';
  if (oid === OIDS['TIMESTAMP']) {
    return (text) => new Date(`${text.replace(' ', 'T')}Z`).toISOString();
  }
  return (text) => text;
}

const OIDS: Readonly<Record<string, number>> = pg.types.builtins;
const NUMBERS = new Set(['INT4', 'INT8', 'NUMERIC', 'FLOAT4', 'FLOAT8'].map((name) => OIDS[name]));
