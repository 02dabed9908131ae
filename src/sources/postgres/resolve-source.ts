import { digest } from '../../core/digest.ts';
import type { PostgresSource } from '../../schemas/postgres-source.ts';
import { isSecret } from '../../schemas/secret.ts';
import type { RemoteInput } from '../remote-input.ts';

/** A SELECT over a database. */
export interface ResolvedSelect extends RemoteInput {
  readonly kind: 'postgres';
  readonly source: PostgresSource;
}

export function resolveSource(
  source: PostgresSource & { readonly incremental?: unknown },
  where: RemoteInput['where'],
): ResolvedSelect {
  const { postgres, sql, incremental } = source;
  // What is read in part hangs on its table, so that it is nobody else's.
  const table = incremental === undefined ? '' : where.key;
  return {
    kind: 'postgres',
    key: `postgres:${digest([postgres, sql, table])}`,
    shown: isSecret(postgres) ? `PostgreSQL (${postgres})` : postgres,
    counted: `${where.key}.sql`,
    where,
    source,
  };
}
