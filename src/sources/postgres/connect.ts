import pg from 'pg';
import { KithError, messageOf } from '../../core/errors.ts';
import type { Secrets } from '../secrets.ts';
import { explain } from './explain-error.ts';
import { parseAddress } from './parse-address.ts';
import type { ResolvedSelect } from './resolve-source.ts';

/** How long a database may take to let us in, and to let us go. */
const CONNECT = 10_000;
const GOODBYE = 2_000;

/** Added to the database's own limit, for a database that is gone and cannot say so. */
const GRACE = 10_000;

/** One connection, in a read-only transaction that sees the database as it is when it begins. */
export interface Connection extends AsyncDisposable {
  /** One statement whose rows come as texts; more than one are an error. */
  readonly rows: (sql: string) => Promise<{ columns: readonly pg.FieldDef[]; rows: (string | null)[][] }>;
}

/** pg's types do not know this setting: a statement is parsed by itself, so that a text can hold one only. */
interface ExtendedQuery extends pg.QueryArrayConfig {
  readonly queryMode: 'extended';
}

/** Cells as PostgreSQL writes them: whatever JavaScript has no room for keeps its digits. */
const TEXTS = { getTypeParser: () => (text: string) => text };

/**
 * Connects and begins. Times are UTC and ISO 8601, numbers have all their digits.
 * @throws a KithError that says what to do, without the password
 */
export async function connect(select: ResolvedSelect, secrets: Secrets): Promise<Connection> {
  const { source, where } = select;
  const address = secrets.valueOf(source.postgres, where);
  keepPassword(address, select, secrets);
  const client = openClient(address, select);
  // A connection that breaks between two statements says why at once, and the next statement only that it is gone.
  let lost: unknown = null;
  client.on('error', (error) => (lost ??= error));
  try {
    await client.connect();
    await client.query(beginning(source.timeout));
  } catch (cause) {
    await leave(client);
    throw explain(cause, select, { database: client.database, host: client.host, user: client.user });
  }
  return {
    rows: async (text) => {
      const query: ExtendedQuery = { text, rowMode: 'array', types: TEXTS, queryMode: 'extended' };
      const { fields, rows } = await client.query<(string | null)[]>(query).catch((cause: unknown) => {
        throw lost ?? cause;
      });
      return { columns: fields, rows };
    },
    [Symbol.asyncDispose]: () => leave(client),
  };
}

function openClient(address: string, select: ResolvedSelect): pg.Client {
  if (!parseAddress(address)) throw unusable(select, null);
  try {
    return new pg.Client({
      connectionString: sayWhatIsMeant(address),
      connectionTimeoutMillis: CONNECT,
      query_timeout: select.source.timeout + GRACE,
      keepAlive: true,
      fallback_application_name: 'kith',
    });
  } catch (cause) {
    throw unusable(select, messageOf(cause), cause);
  }
}

function unusable({ source, where }: ResolvedSelect, reason: string | null, cause?: unknown): KithError {
  const message = `${source.postgres} holds no address of a database that can be used`;
  return new KithError(reason === null ? message : `${message}: ${reason}`, {
    hint: 'It must be of the form postgres://user:password@host:5432/database; in the password @ : / # are written as %40 %3A %2F %23.',
    where: { ...where, key: `${where.key}.postgres` },
    cause,
  });
}

/** What pg 8 does for these words anyway, said so that it prints no warning about its next version. */
function sayWhatIsMeant(address: string): string {
  return address.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

/** Reads only, sees one moment, and plans for all rows rather than for the first of them. */
function beginning(timeout: number): string {
  return [
    'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY',
    `SET LOCAL statement_timeout = ${timeout}`,
    `SET LOCAL TimeZone = 'UTC'`,
    `SET LOCAL DateStyle = 'ISO, YMD'`,
    `SET LOCAL standard_conforming_strings = on`,
    'SET LOCAL extra_float_digits = 3',
    'SET LOCAL cursor_tuple_fraction = 1',
  ].join('; ');
}

function keepPassword(address: string, { source }: ResolvedSelect, secrets: Secrets): void {
  const parsed = parseAddress(address);
  if (!parsed) return;
  const { password, searchParams } = parsed;
  const name = source.postgres.replace('env:', '');
  for (const secret of [password, decodeSafely(password), searchParams.get('password') ?? ''])
    secrets.keep(secret, `password in ${name}`);
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Says goodbye, and goes without an answer where there is none. */
async function leave(client: pg.Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise((resolve) => (timer = setTimeout(resolve, GOODBYE)));
  await Promise.race([client.end().catch(() => undefined), waited]);
  clearTimeout(timer);
}
