import { KithError, throwIfAny, type Problem } from '../core/errors.ts';
import type { SegmentInsight } from '../schemas/insights/insights.ts';
import type { SqlValue } from '../schemas/snapshot.ts';
import { churnedSql } from './columns.ts';
import type { Scope, Study } from './study.ts';
import { whyNobodyFits } from './why-nobody-fits.ts';

type Counts = Pick<SegmentInsight, 'accounts' | 'customers'>;
type Segment = Scope & { readonly segment: string };

/**
 * The accounts of each segment that has a rule, as of the day of the study.
 * @throws a KithError with every segment's rule that does not fit the data
 */
export async function measureSegments(study: Study): Promise<SegmentInsight[]> {
  const segments = study.scopes.filter((scope): scope is Segment => scope.segment !== null);
  const problems: Problem[] = [];
  const counts = new Map<string, Counts>();
  for (const scope of segments) {
    try {
      counts.set(scope.segment, await countAccounts(study, scope));
    } catch (thrown) {
      if (!(thrown instanceof KithError)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  throwIfAny(problems, 'segment rules');
  const measured = segments.map(async ({ segment }): Promise<SegmentInsight> => {
    const { accounts, customers } = counts.get(segment) ?? { accounts: 0, customers: 0 };
    return {
      segment,
      accounts,
      customers,
      ...(accounts === 0 ? { whyNobody: await sayWhyNobody(study, segment) } : {}),
    };
  });
  return Promise.all(measured);
}

async function sayWhyNobody({ snapshot, project }: Study, segment: string): Promise<string> {
  const { segments, defaultLocale } = project;
  const entry = segments.find(({ id, locale }) => id === segment && locale === defaultLocale);
  return whyNobodyFits(snapshot, segment, entry?.data.accounts ?? {});
}

async function countAccounts(
  { snapshot, columns, asOf }: Study,
  { segment, where }: Segment,
): Promise<Counts> {
  const churned = churnedSql(columns);
  const customers = churned === null ? 'count(*)' : `count(*) FILTER (WHERE NOT ${churned})`;
  try {
    const [row] = await snapshot.query<Record<string, SqlValue>>(
      `SELECT count(*) AS accounts, ${customers} AS customers FROM accounts WHERE ${where.sql}`,
      { ...where.parameters, asOf },
    );
    return { accounts: Number(row?.['accounts']), customers: Number(row?.['customers']) };
  } catch (cause) {
    if (cause instanceof KithError) throw cause;
    throw new KithError(`The rule of segment "${segment}" does not fit the data`, {
      hint: 'Compare numbers with number columns and texts with text columns; "kith pull" lists the columns.',
      where: { file: `content/segments/${segment}.mdx`, key: 'accounts' },
      cause,
    });
  }
}
