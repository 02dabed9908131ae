import { KithError, throwIfAny, type Problem } from '../core/errors.ts';
import type { Affiliate } from '../schemas/affiliate.ts';
import type { Day } from '../schemas/date.ts';
import type { Entry, Project } from '../schemas/project.ts';
import type { Snapshot } from '../schemas/snapshot.ts';
import { columnsOf } from './columns.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { segmentSql, type WhereClause } from './segment-sql.ts';

/** What every part of the insights works on. */
export interface Study {
  readonly snapshot: Snapshot;
  readonly project: Project;
  /** From files and from the source table, merged. */
  readonly affiliates: readonly Pick<Entry<Affiliate>, 'id' | 'data'>[];
  readonly asOf: Day;
  /** Columns that the accounts really have. */
  readonly columns: ReadonlySet<string>;
  /** What counts as success; null where the data does not say who left. */
  readonly outcome: Outcome | null;
  /** All accounts (`segment` null), and those of each segment that has a rule. */
  readonly scopes: readonly Scope[];
}

/** Some accounts, as a condition over one row of them; no two scopes share a parameter. */
export interface Scope {
  readonly segment: string | null;
  readonly where: WhereClause;
}

export type StudyInput = Pick<Study, 'snapshot' | 'project' | 'affiliates' | 'asOf'>;

const EVERYBODY: Scope = { segment: null, where: { sql: 'TRUE', parameters: {} } };

/** @throws a KithError with every segment's rule that names a column which the accounts do not have */
export function openStudy(input: StudyInput): Study {
  const { segments, defaultLocale } = input.project;
  const columns = columnsOf(input.snapshot, 'accounts');
  const problems: Problem[] = [];
  const scopes = segments.flatMap(({ id, locale, data }, index): Scope[] => {
    if (locale !== defaultLocale || data.accounts === undefined) return [];
    try {
      return [{ segment: id, where: segmentSql(id, data.accounts, columns, `s${index}_`) }];
    } catch (thrown) {
      if (!(thrown instanceof KithError)) throw thrown;
      problems.push(...thrown.problems);
      return [];
    }
  });
  throwIfAny(problems, 'segment rules');
  return { ...input, columns, outcome: outcomeOf(columns), scopes: [EVERYBODY, ...scopes] };
}

/** The same study with a session of its own, if the snapshot can give one: what it asks does not wait for others. */
export async function inOwnSession(study: Study): Promise<Study> {
  const { snapshot } = study;
  return snapshot.openSession
    ? { ...study, snapshot: { ...snapshot, query: await snapshot.openSession() } }
    : study;
}
