import { KithError } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import { knownNames } from '../../core/suggest.ts';
import type { Formula } from '../../schemas/proof.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { churnedSql, columnsOf } from '../columns.ts';
import { doneSql } from '../done-sql.ts';
import type { Study } from '../study.ts';
import {
  amounts,
  newestAnswers,
  retainedFor12Months,
  stillCustomers,
  type Population,
} from './populations.ts';

/** Why the data does not say, and what it would take: whole sentences. */
export interface Gap {
  readonly because: string;
  readonly next: string;
}

export function isGap(found: Population | Gap): found is Gap {
  return 'because' in found;
}

const HIGHEST_CSAT = 5;
const MOST_NAMES = 100;

/** Retention over 12 months where there are dates, else who is left of all; the formula says which. */
export function retentionOr(columns: ReadonlySet<string>): {
  formula: Formula;
  population: Population | Gap;
} {
  const churned = churnedSql(columns);
  if (columns.has('signed_up_at') && columns.has('churned_at'))
    return { formula: 'retained-12-months', population: retainedFor12Months(columns) };
  if (churned !== null) return { formula: 'still-customers', population: stillCustomers(columns, churned) };
  return {
    formula: 'still-customers',
    population: {
      because: 'The data does not say who left.',
      next: 'Add churned_at or churned to the accounts in content/sources.yaml.',
    },
  };
}

/** The numbers of a column of the accounts. */
export async function columnOr({ snapshot, columns }: Study, name: string): Promise<Population | Gap> {
  if (!columns.has(name)) {
    return {
      because: `The accounts have no column "${name}".`,
      next: 'Add it to the accounts in content/sources.yaml, or correct its name.',
    };
  }
  try {
    await snapshot.query(`SELECT max(CAST(${quoteName(name)} AS DOUBLE PRECISION)) AS highest FROM accounts`);
    return amounts(columns, name);
  } catch (thrown) {
    if (thrown instanceof KithError) throw thrown;
    return {
      because: `The column "${name}" of the accounts holds something else than numbers.`,
      next: 'Name a column of numbers, or make it one by "sql:" in content/sources.yaml.',
    };
  }
}

/** Answers to a survey; a last answer without its day, as the accounts may have it, could be of any year. */
export async function answersOr({ snapshot }: Study, kind: 'nps' | 'csat'): Promise<Population | Gap> {
  const name = kind.toUpperCase();
  const [found] = await snapshot.query<{ n: number; highest: number | null }>(
    'SELECT count(*) AS n, max(score) AS highest FROM surveys WHERE kind = $kind',
    { kind },
  );
  if (!found || found.n === 0) {
    return {
      because: `There are no ${name} answers with their day.`,
      next: 'Add surveys in content/sources.yaml: only answers of the last 12 months count.',
    };
  }
  if (kind === 'csat' && (found.highest ?? 0) > HIGHEST_CSAT) {
    return {
      because: `There is a CSAT answer of ${found.highest ?? 0}, so the scale is not 1-${HIGHEST_CSAT}.`,
      next: `Bring CSAT to 1-${HIGHEST_CSAT} by "sql:" of surveys in content/sources.yaml.`,
    };
  }
  return newestAnswers(kind, kind === 'nps' ? 'score >= 9' : 'score >= 4');
}

/** What accounts did after they signed up; it takes actions that somebody did, and a day of signup. */
export async function doingsOr(
  study: Study,
  kind: 'start' | 'steps',
  actions: readonly string[] | undefined,
  populationOf: (actions: readonly string[]) => Population,
): Promise<Population | Gap> {
  if (!actions) {
    return {
      because: 'content/program.yaml does not say what to count.',
      next: `Add proof.${kind}: what customers do in the product, as your activity data calls it, and a label.`,
    };
  }
  if (!columnsOf(study.snapshot, 'actions').has('first_at') || !study.columns.has('signed_up_at')) {
    return {
      because: 'It takes activity and the day of signup, and the data does not have both.',
      next: 'Add activity and signed_up_at in content/sources.yaml.',
    };
  }
  const done = await namesOf(study, actions);
  const stranger = actions.find((action) => !done.includes(action));
  if (stranger === undefined) return populationOf(actions);
  return {
    because: `Nobody did "${stranger}" in the data.`,
    next: `Correct proof.${kind} in content/program.yaml. ${knownNames(stranger, await namesOf(study), 'actions')}`,
  };
}

/** Which of some actions somebody did; without a list the most frequent ones. */
async function namesOf({ snapshot }: Study, among?: readonly string[]): Promise<string[]> {
  const names = (among ?? []).map((_, index) => `$action${index}`).join(', ');
  const rows = await snapshot.query<{ action: string }>(
    `SELECT action FROM ${doneSql(snapshot)} ${among ? `WHERE action IN (${names})` : ''}
     GROUP BY action ORDER BY count(*) DESC, action LIMIT ${MOST_NAMES}`,
    Object.fromEntries((among ?? []).map((action, index): [string, SqlValue] => [`action${index}`, action])),
  );
  return rows.map(({ action }) => action);
}
