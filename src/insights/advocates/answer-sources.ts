import type { Snapshot } from '../../schemas/snapshot.ts';

/** Where each kind of answer is read from. */
export interface AnswerSources {
  readonly nps: 'surveys' | 'accounts';
  readonly csat: 'surveys' | 'accounts';
  /** CSAT answers that are not of 1-5, and left aside. */
  readonly oddCsat: number;
}

/** Surveys have dates, the columns of the accounts have none: where there are surveys of a kind, they alone count. */
export async function answerSources({ query }: Snapshot): Promise<AnswerSources> {
  const rows = await query<{ kind: string; odd: number }>(
    `SELECT kind, count(*) FILTER (WHERE score < 1 OR score > 5) AS odd FROM surveys GROUP BY kind`,
  );
  const surveyed = new Map(rows.map(({ kind, odd }) => [kind, odd]));
  return {
    nps: surveyed.has('nps') ? 'surveys' : 'accounts',
    csat: surveyed.has('csat') ? 'surveys' : 'accounts',
    oddCsat: surveyed.get('csat') ?? 0,
  };
}
