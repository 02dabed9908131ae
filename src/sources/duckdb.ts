import { availableParallelism } from 'node:os';
import {
  BIGINT,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { KithError } from '../core/errors.ts';
import type { SqlValue } from '../schemas/snapshot.ts';

export type Row = Record<string, SqlValue>;

/** One connection to one DuckDB file. */
export interface Connection extends AsyncDisposable {
  /** Runs a statement; parameters that it does not name are left aside. Rows come as plain values. */
  readonly rows: (sql: string, parameters?: Readonly<Row>) => Promise<Row[]>;
  /** How many statements a text holds. Throws where it is not SQL. */
  readonly countStatements: (sql: string) => Promise<number>;
  /** Opens a table whose columns are all texts for rows to be added. */
  readonly appendTo: (table: string) => Promise<TextAppender>;
}

export interface Database extends Connection {
  /** Another connection to the same file, with temporary tables of its own; it ends with the database. */
  readonly connect: () => Promise<Connection>;
}

/** Adds rows to a table; they are there once it is closed, and it must be closed. */
export interface TextAppender {
  readonly add: (cells: readonly (string | null)[]) => void;
  readonly close: () => void;
}

/** DuckDB keeps added rows in memory until they are flushed, by their number alone: long texts need a flush earlier. */
const FLUSH_CHARACTERS = 8_000_000;

/** As many cores as there are, up to four: beyond that a memory limit is shared by too many. */
export const THREADS = String(Math.min(4, availableParallelism()));

/** Nothing is fetched from anywhere: only what the package brings may be used. */
const OFFLINE = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/**
 * Opens or makes a DuckDB file. `options` are DuckDB's own. Statements run one after the other, as one connection takes
 * them; those of several connections run at the same time. Closing waits for what still runs: DuckDB crashes the process when
 * a connection is used after its end.
 */
export async function openDatabase(path: string, options: Record<string, string>): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...OFFLINE, ...options });
  const first = queue(await instance.connect());
  const others: Connection[] = [];
  return {
    ...first,
    connect: async () => {
      const other = queue(await instance.connect());
      others.push(other);
      return other;
    },
    [Symbol.asyncDispose]: async () => {
      for (const each of [first, ...others]) await each[Symbol.asyncDispose]();
      instance.closeSync();
    },
  };
}

function queue(connection: DuckDBConnection): Connection {
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const run = async <Result>(start: () => Promise<Result>): Promise<Result> => {
    if (isClosed)
      throw new KithError('The database is closed', { hint: 'This is a fault in Kith: please report it.' });
    const work = last.then(start);
    last = work.catch(() => null);
    running.add(work);
    return work.finally(() => running.delete(work));
  };
  return {
    rows: (sql, parameters = {}) => run(() => runStatement(connection, sql, parameters)),
    countStatements: (sql) => run(async () => (await connection.extractStatements(sql)).count),
    appendTo: (table) => run(() => openAppender(connection, table)),
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
      await Promise.allSettled(running);
      connection.closeSync();
    },
  };
}

/** A text as an SQL literal, for the places that take no parameters. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function openAppender(connection: DuckDBConnection, table: string): Promise<TextAppender> {
  const appender = await connection.createAppender(table);
  let waiting = 0;
  return {
    add: (cells) => {
      for (const cell of cells) {
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
        waiting += cell?.length ?? 0;
      }
      appender.endRow();
      if (waiting < FLUSH_CHARACTERS) return;
      appender.flushSync();
      waiting = 0;
    },
    close: () => appender.closeSync(),
  };
}

async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  parameters: Readonly<Row>,
): Promise<Row[]> {
  const statement = await connection.prepare(sql);
  try {
    const names = Array.from({ length: statement.parameterCount }, (_, index) =>
      statement.parameterName(index + 1),
    );
    const given = names.filter((name) => Object.hasOwn(parameters, name));
    const values = Object.fromEntries(given.map((name) => [name, toDuckDB(parameters[name] ?? null)]));
    const types = Object.fromEntries(
      given.map((name) => [name, Number.isInteger(parameters[name]) ? BIGINT : undefined]),
    );
    statement.bind(values, types);
    const reader = await statement.runAndReadAll();
    const columns = reader.deduplicatedColumnNames();
    return reader
      .convertRows(plainValue)
      .map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
  } finally {
    statement.destroySync();
  }
}

/** Whole numbers go as BIGINT, so that they may also stand behind LIMIT. */
function toDuckDB(value: SqlValue): DuckDBValue {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

/** `YYYY-MM-DD` for days, ISO 8601 in UTC for times, numbers for every kind of number. */
function plainValue(value: DuckDBValue, type: DuckDBType): SqlValue {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    typeof value === 'number'
  ) {
    return value;
  }
  if (typeof value === 'bigint') return safeNumber(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n)).toISOString();
  throw new KithError(`A query answered with ${type.toString()}, which has no plain form`, {
    hint: 'Cast it in the SQL: to VARCHAR, DOUBLE, DATE or TIMESTAMP.',
  });
}

function safeNumber(value: bigint): number {
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(value);
  throw new KithError(`A query answered with ${value}, which is too large to be held exactly`, {
    hint: 'Cast it in the SQL: to VARCHAR to keep its digits, or to DOUBLE to round it.',
  });
}
