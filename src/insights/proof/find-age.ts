import { quoteName } from '../../core/quote-name.ts';
import type { Day } from '../../schemas/date.ts';
import type { ProofAge } from '../../schemas/insights/proof-figure.ts';
import type { Snapshot } from '../../schemas/snapshot.ts';
import { isSummedUp } from '../done-sql.ts';
import { TABLES, TABLE_NAMES, type Table, type TableName } from '../../schemas/tables.ts';

const DAY = 86_400_000;

/** Until when the data reaches, by the newest date of anything that happened, and until when it may be shown. */
export async function findAge(snapshot: Snapshot, maxAgeDays: number): Promise<ProofAge> {
  const newest = await newestDay(snapshot);
  const dataUntil = newest ?? snapshot.facts.pulledOn;
  const end = new Date(Date.parse(dataUntil) + maxAgeDays * DAY);
  return { dataUntil, isDated: newest !== null, shownUntil: end.toISOString().slice(0, 10) };
}

async function newestDay(snapshot: Snapshot): Promise<Day | null> {
  const days: Day[] = [];
  for (const table of TABLE_NAMES) {
    if (table === 'actions' && isSummedUp(snapshot)) continue;
    for (const column of pastColumns(table, snapshot)) {
      const [row] = await snapshot.query<{ day: Day | null }>(
        `SELECT CAST(CAST(max(${quoteName(column)}) AS DATE) AS VARCHAR) AS day FROM ${table}`,
      );
      if (row?.day) days.push(row.day);
    }
  }
  return days.sort().at(-1) ?? null;
}

/** Columns of what has happened: the end of a consent may lie ahead. */
function pastColumns(table: TableName, { facts }: Snapshot): string[] {
  const known: Table['columns'] = TABLES[table].columns;
  return (facts.tables[table]?.columns ?? []).filter((column) => known[column]?.past === true);
}
