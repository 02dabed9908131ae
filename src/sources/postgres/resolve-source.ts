import { digest } from '../../core/digest.ts';
import type { PostgresSource } from '../../schemas/postgres-source.ts';
import { isSecret } from '../../schemas/secret.ts';
import type { RemoteInput } from '../remote-input.ts';

/** A SELECT over a database. */
export interface ResolvedSelect extends RemoteInput {
  readonly kind: 'postgres';
  readonly source: PostgresSource;
}

export function resolveSource(source: PostgresSource, where: RemoteInput['where']): ResolvedSelect {
  const { postgres, sql } = source;
  return {
    kind: 'postgres',
    key: `postgres:${digest([postgres, sql])}`,
    shown: isSecret(postgres) ? `PostgreSQL (${postgres})` : postgres,
    counted: `${where.key}.sql`,
    where,
    source,
  };
}
