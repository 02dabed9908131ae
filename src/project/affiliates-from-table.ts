import type { Problem } from '../core/errors.ts';
import { AffiliateSchema, type Affiliate } from '../schemas/affiliate.ts';
import type { Entry, Project } from '../schemas/project.ts';
import { slugify } from '../schemas/slug.ts';
import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';
import { TABLES } from '../schemas/tables.ts';

export type AnyAffiliate = Pick<Entry<Affiliate>, 'id' | 'file' | 'data'>;

type Row = Record<string, SqlValue>;

/**
 * The affiliates of the files and of the source table; a file wins over a row with the same id. Rows that cannot be
 * shown safely are left out and reported.
 */
export async function mergeAffiliates(
  project: Project,
  snapshot: Snapshot | null,
): Promise<{ affiliates: readonly AnyAffiliate[]; refused: readonly Problem[] }> {
  const rows = snapshot?.facts.tables.affiliates ? await readRows(snapshot) : [];
  const source = snapshot?.facts.tables.affiliates?.source ?? '';
  const taken = new Map<string, AnyAffiliate>(project.affiliates.map((entry) => [entry.id, entry]));
  const codes = new Map(project.affiliates.map(({ id, data }) => [data.code ?? id, id]));
  const segments = new Set(project.segments.map(({ id }) => id));
  const refused: Problem[] = [];
  for (const row of rows) {
    const read = readRow(row, source, project, segments, taken, codes);
    if ('problem' in read) {
      if (read.problem) refused.push(read.problem);
      continue;
    }
    taken.set(read.entry.id, read.entry);
    codes.set(read.entry.data.code ?? read.entry.id, read.entry.id);
  }
  return { affiliates: [...taken.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
}

async function readRows(snapshot: Snapshot): Promise<Row[]> {
  const known = new Set(snapshot.facts.tables.affiliates?.columns ?? []);
  const wanted = Object.keys(TABLES.affiliates.columns).filter((column) => known.has(column));
  return snapshot.query<Row>(`SELECT ${wanted.join(', ')} FROM affiliates ORDER BY affiliate_id`);
}

function readRow(
  row: Row,
  file: string,
  project: Project,
  segments: ReadonlySet<string>,
  taken: ReadonlyMap<string, AnyAffiliate>,
  codes: ReadonlyMap<string, string>,
): { entry: AnyAffiliate } | { problem: Problem | null } {
  const given = String(row['affiliate_id']);
  const id = slugify(given);
  const refuse = (message: string, hint: string) => ({
    problem: { message: `Affiliate "${shorten(given)}": ${message}`, hint, where: { file } },
  });
  if (id === '')
    return refuse('its id has no letter or digit that an address can hold', 'Give it another affiliate_id.');
  const other = taken.get(id);
  if (other && project.affiliates.some((entry) => entry.id === id)) return { problem: null };
  if (other)
    return refuse(
      `its address would be that of another affiliate, "${id}"`,
      'Give one of them another affiliate_id.',
    );
  const parsed = AffiliateSchema.safeParse(fieldsOf(row, segments));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      'Correct it in the affiliate platform and export again.',
    );
  }
  const { data } = parsed;
  const unknown = data.segments === 'all' ? [] : data.segments.filter((segment) => !segments.has(segment));
  if (unknown.length > 0)
    return refuse(
      `there is no segment "${shorten(unknown[0] ?? '')}"`,
      `Known segments: ${[...segments].join(', ')}.`,
    );
  if (data.locale !== undefined && !project.program.locales.includes(data.locale))
    delete (data as { locale?: string }).locale;
  const owner = codes.get(data.code ?? id);
  if (owner !== undefined)
    return refuse(
      `its code "${data.code ?? id}" is that of "${owner}" too`,
      'Give each its own code, or nobody knows whom to credit.',
    );
  return { entry: { id, file, data } };
}

/** A row as the schema of the files has it; empty cells are left out. */
function fieldsOf(row: Row, segments: ReadonlySet<string>): Record<string, unknown> {
  const text = (column: string) =>
    row[column] === null || row[column] === undefined ? undefined : String(row[column]);
  const served = text('segments')
    ?.split(';')
    .map((segment) => segment.trim())
    .filter(Boolean);
  const consentOn = text('consent_on');
  const consentUntil = text('consent_until');
  return withoutUndefined({
    name: text('name'),
    kind: text('kind') ?? 'other',
    company: text('company'),
    segments: served === undefined || served.includes('all') || segments.size === 0 ? 'all' : served,
    locale: text('locale'),
    code: text('code'),
    coupon: text('coupon'),
    email: text('email'),
    account: text('account_id'),
    consent:
      consentOn === undefined
        ? undefined
        : withoutUndefined({ what: ['name'], by: text('name'), on: consentOn, until: consentUntil }),
  });
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
