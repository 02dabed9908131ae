import { KithError, messageOf } from '../../core/errors.ts';
import { describeDuration } from '../../core/duration.ts';
import type { ResolvedSelect } from './resolve-source.ts';

/** Where a connection was meant to lead. */
export interface Destination {
  readonly host: string;
  readonly database: string | undefined;
  readonly user: string | undefined;
}

/** What is wrong: a sentence, what to do about it, and the key in sources.yaml under which to look. */
type Explanation = readonly [message: string, hint: string, key: 'postgres' | 'sql' | 'timeout'];

/** What a database said, as far as it is there. */
interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Character of the statement at which it fell over, from 1. */
  readonly position: number | null;
}

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)$/;
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS/;

/**
 * An error of pg or of PostgreSQL, with place and remedy. `before` is what stands before the user's SQL in the statement.
 * Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function explain(
  cause: unknown,
  { source, where, shown }: ResolvedSelect,
  destination: Destination | null,
  before = '',
): KithError {
  if (cause instanceof KithError) return cause;
  const complaint = listen(cause);
  const [message, hint, key] =
    (destination ? explainConnection(complaint, destination) : null) ??
    explainBreak(complaint, shown, source.timeout) ??
    explainSql(complaint, source.sql, before);
  return new KithError(message, { hint, where: { ...where, key: `${where.key}.${key}` }, cause });
}

function listen(cause: unknown): Complaint {
  const { code, hint, position } = (typeof cause === 'object' ? cause : null) as Partial<
    Record<'code' | 'hint' | 'position', unknown>
  >;
  return {
    // Several addresses of one host that all fail come as an AggregateError without a message of its own.
    message:
      messageOf(cause).replace(/; if the root CA.*/, '') ||
      (typeof code === 'string' ? code : 'no reason given'),
    code: typeof code === 'string' ? code : '',
    hint: typeof hint === 'string' ? `${hint} ` : '',
    position: typeof position === 'string' ? Number(position) : null,
  };
}

function explainConnection({ code, message }: Complaint, { host, database, user }: Destination): Explanation {
  const at = `the database at ${host}`;
  if (UNREACHABLE.test(code) || message.includes('timeout')) {
    return [
      `Cannot reach ${at}: ${message}`,
      'Check host and port, that the database runs, and that this machine may connect to it (VPN, firewall, allow-list).',
      'postgres',
    ];
  }
  if (/no encryption|SSL off/i.test(message)) {
    return [
      `The database at ${host} lets nobody in without TLS`,
      'Add ?sslmode=verify-full to the address.',
      'postgres',
    ];
  }
  if (code === '28P01' || code === '28000' || /password must be a string|SASL/.test(message)) {
    return [
      `${at[0]?.toUpperCase() ?? ''}${at.slice(1)} refuses the user "${user ?? ''}"`,
      'Check user and password in the address; characters such as @ : / # in the password are written as %40 %3A %2F %23.',
      'postgres',
    ];
  }
  if (code === '3D000')
    return [
      `There is no database "${database ?? ''}" at ${host}`,
      'Check the name behind the last / of the address.',
      'postgres',
    ];
  if (code === '53300')
    return [
      `${at} has no connection left`,
      'Try again later, or use the address of its connection pool.',
      'postgres',
    ];
  if (message.includes('does not support SSL'))
    return [
      `The database at ${host} speaks no TLS`,
      'Remove sslmode from the address if the network is your own.',
      'postgres',
    ];
  if (UNTRUSTED.test(code)) {
    return [
      `The certificate of ${at} cannot be trusted: ${message}`,
      'Name the certificate of its authority in the address: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem. ?sslmode=no-verify encrypts without asking who is there.',
      'postgres',
    ];
  }
  return [`Cannot use the database at ${host}: ${message}`, 'Check the address.', 'postgres'];
}

/** Whatever ends a statement from outside. */
function explainBreak({ code, message }: Complaint, shown: string, timeout: number): Explanation | null {
  if (code === '57014' || message === 'Query read timeout') {
    return [
      `${shown} gave no answer within ${describeDuration(timeout)}`,
      'Make the SELECT lighter (an index, fewer rows), or allow more with "timeout: 20m".',
      'timeout',
    ];
  }
  if (/^(57P0|0800|40001|ECONNRESET|EPIPE)/.test(code) || message.startsWith('Connection terminated')) {
    return [`The connection to ${shown} broke off in the middle: ${message}`, 'Pull again.', 'postgres'];
  }
  return null;
}

const SQL_HINTS: Readonly<Record<string, string>> = {
  '42P01': 'Check the name of the table; one of another schema is written as schema.table.',
  '42703': 'Check the name of the column; one with capitals or spaces stands in double quotes.',
  '42501': 'Give the role of this connection the right to SELECT from it.',
  '42601': 'It must be exactly one SELECT.',
  '25006': 'It must only read.',
  '0A000': 'It must be exactly one SELECT that only reads.',
  '42P19': 'It must be exactly one SELECT that only reads.',
};

function explainSql({ code, message, hint, position }: Complaint, sql: string, before: string): Explanation {
  const line = position === null ? null : lineAt(sql, position - before.length);
  const what = message
    .replace('cannot insert multiple commands into a prepared statement', 'it holds several statements')
    // What we put behind it.
    .replace(/\s*\) AS kith_rows[^"]*/, '');
  return [
    `The database cannot run this SQL: ${what}${line === null ? '' : `, in line ${line} of it`}`,
    `${hint}${SQL_HINTS[code] ?? 'Try the SELECT in a client of the database.'}`,
    'sql',
  ];
}

function lineAt(sql: string, position: number): number | null {
  if (position < 1 || position > sql.length) return null;
  return sql.slice(0, position - 1).split('\n').length;
}
