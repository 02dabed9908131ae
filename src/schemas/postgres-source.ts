import { z } from 'zod';
import { DurationSchema } from './duration.ts';
import { REMOTE } from './remote-source.ts';
import { isSecret, secretIssue } from './secret.ts';

/** `env:NAME`, or an address without a password. */
const DatabaseAddressSchema = z.custom<string>((value) => isSecret(value) || isOpenAddress(value), {
  error: 'must be "env:" and the name of an environment variable, or an address without a password',
  params: secretIssue(
    'Write env:DATABASE_URL here, and put postgres://user:password@host/database into the environment variable DATABASE_URL.',
  ),
});

/**
 * A SELECT that runs in a PostgreSQL database, in a read-only transaction: the database does the work, its rows are
 * streamed. Its columns bear our names, as `AS account_id`. Use a role that may read these tables and nothing else.
 * @example
 * accounts:
 *   postgres: env:DATABASE_URL
 *   sql: SELECT id AS account_id, company AS name, created_at AS signed_up_at, updated_at FROM customers
 *   incremental: updated_at
 *   maxAge: 6h
 */
export const PostgresSourceSchema = z.strictObject({
  postgres: DatabaseAddressSchema,
  sql: z.string().trim().min(1),
  /** How long the database may work on one answer. */
  timeout: DurationSchema.prefault('5m'),
  ...REMOTE,
});
export type PostgresSource = z.infer<typeof PostgresSourceSchema>;

function isOpenAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, password, searchParams } = new URL(value);
  return (
    (protocol === 'postgres:' || protocol === 'postgresql:') &&
    password === '' &&
    !searchParams.has('password')
  );
}
