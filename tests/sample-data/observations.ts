import { DuckDBInstance } from '@duckdb/node-api';
import { formatDay, TODAY } from '../../scripts/sample-data/calendar.ts';
import type { Feature } from '../../scripts/sample-data/planted-effects.ts';
import { EARLY_DAYS, MATURE_DAYS, PLAYBOOK } from '../../scripts/sample-data/planted-effects.ts';

/** What can be known of an account from the files alone. */
export interface Observation {
  readonly columns: Readonly<Record<string, string | null>>;
  readonly pains: readonly string[];
  /** Actions of the first 30 days. */
  readonly early: readonly string[];
  readonly playbook: boolean;
  readonly stayed: boolean;
  readonly expanded: boolean;
}

/** The accounts of a sample folder that are old enough to be judged. */
export async function readObservations(folder: string): Promise<Observation[]> {
  const rows = await querySample(folder, SQL);
  return rows.map((row) => ({
    columns: JSON.parse(String(row['columns'])) as Record<string, string | null>,
    pains: JSON.parse(String(row['pains'])) as string[],
    early: JSON.parse(String(row['early'])) as string[],
    playbook: row['playbook'] === true,
    stayed: row['stayed'] === true,
    expanded: row['expanded'] === true,
  }));
}

/** The value of a feature as the files show it; null where it is missing or the account is out of the comparison. */
export function observeFeature(
  feature: Feature,
  { columns, pains, early, playbook }: Observation,
): number | null {
  const cell = 'is' in feature ? columns[feature.is] : undefined;
  switch (feature.on) {
    case 'channel': {
      const channel = columns['Lead source'];
      const compared = feature.against === undefined || channel === feature.is || channel === feature.against;
      return compared ? Number(channel === feature.is) : null;
    }
    case 'industry':
      return Number(columns['industry'] === feature.is);
    case 'pain':
      return Number(columns['industry'] === feature.within && pains.includes(feature.is));
    case 'playbook':
      return Number(playbook);
    case 'early-action':
      return Number(early.includes(feature.is));
    case 'affiliate':
      return Number(columns['Referred by'] === feature.is);
    case 'driver':
      return cell == null ? null : (Number(cell) - feature.around) / feature.per;
    case 'column':
      if (cell == null) return null;
      return Number('equals' in feature ? cell === feature.equals : Number(cell) >= feature.atLeast);
  }
}

/** Rows of a SELECT over the files of a folder, which are views with the names of the tables. */
export async function querySample(folder: string, sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    for (const table of ['accounts', 'contacts', 'tickets', 'pains', 'conversions', 'affiliates', 'asks']) {
      await connection.run(
        `CREATE VIEW ${table} AS FROM read_csv('${folder}/${table}.csv', header = true, all_varchar = true)`,
      );
    }
    await connection.run(`CREATE VIEW activity AS FROM '${folder}/activity.parquet'`);
    await connection.run(
      `CREATE VIEW surveys AS FROM read_json('${folder}/surveys.ndjson', format = 'newline_delimited')`,
    );
    return (await connection.runAndReadAll(sql)).getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const firstTime = (action: string): string => `min("at") FILTER (action = '${action}')`;

const SQL = `
  WITH early_activity AS (
    SELECT account_id, list(DISTINCT action ORDER BY action) AS early,
      coalesce(${PLAYBOOK.slice(1)
        .map((action, at) => `${firstTime(PLAYBOOK[at] ?? '')} < ${firstTime(action)}`)
        .join(' AND ')}, false) AS playbook
    FROM activity JOIN accounts ON account_id = "Company ID"
    WHERE "at" < "Signup date"::DATE + INTERVAL ${EARLY_DAYS} DAY
    GROUP BY account_id
  ), named_pains AS (SELECT account_id, list(pain) AS pains FROM pains GROUP BY account_id)
  SELECT to_json(accounts)::VARCHAR AS columns,
    coalesce(to_json(pains)::VARCHAR, '[]') AS pains,
    coalesce(to_json(early)::VARCHAR, '[]') AS early,
    coalesce(playbook, false) AS playbook,
    "Churn date" IS NULL AS stayed,
    expansion_mrr::DOUBLE > 0 AS expanded
  FROM accounts
  LEFT JOIN early_activity ON early_activity.account_id = "Company ID"
  LEFT JOIN named_pains ON named_pains.account_id = "Company ID"
  WHERE DATE '${formatDay(TODAY)}' - "Signup date"::DATE >= ${MATURE_DAYS}
  ORDER BY "Company ID"`;
