import type { Plan } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';
import type { TableName } from '../schemas/tables.ts';
import { isTellingId, isTellingName, isTellingSentence } from './telling.ts';
import type { PrivateKind, PrivateText, PrivateValues } from './find-private.ts';

export interface PrivateSources {
  readonly project: Project;
  /** The plan as of today: what it names is named with consent. */
  readonly plan: Plan;
  /** Null where the site has no data. */
  readonly snapshot: Snapshot | null;
  /** The secret behind the portals. */
  readonly secret: string | null;
}

/** Names that texts of Kith itself hold, whoever else bears them. */
const COMMON_NAMES = ['LinkedIn', 'Facebook', 'Instagram', 'WhatsApp', 'YouTube', 'TikTok', 'Pagefind'];

/** Everything private that a site could give away, from its content, its data and its secret. */
export async function collectPrivate({
  project,
  plan,
  snapshot,
  secret,
}: PrivateSources): Promise<PrivateValues> {
  const published = publishedNames(plan, project.program.publicNames);
  const publicIds = publishedIds(plan);
  const emails = new Set<string>();
  const texts: PrivateText[] = [];
  const skipped = { ids: 0, names: 0 };
  const addId = (id: string) => {
    if (publicIds.has(id)) return;
    if (id.includes('@')) emails.add(id.toLowerCase());
    else if (isTellingId(id)) texts.push({ text: id, kind: 'the id of an account', exact: true });
    else skipped.ids += 1;
  };
  const addName = (text: string, kind: PrivateKind) => {
    if (published.has(text)) return;
    if (isTellingName(text)) texts.push({ text, kind, exact: false });
    else skipped.names += 1;
  };
  for (const { table, column, add } of columnsOf(emails, addId, addName)) {
    for (const value of await distinct(snapshot, table, column)) add(value);
  }
  for (const { text, kind, sort } of privateContent(project, plan)) {
    if (sort === 'email') emails.add(text.toLowerCase());
    else if (sort === 'id') addId(text);
    else if (sort === 'name') addName(text, kind);
    else if (isTellingSentence(text) && !published.has(text)) texts.push({ text, kind, exact: false });
  }
  return {
    emails,
    texts: firstOfEach(texts),
    secrets: secret === null ? [] : [secret],
    portals: portalsOf(plan),
    published: [...published],
    notSearched: describeSkipped(skipped),
  };
}

/** A text may be private for several reasons; the first one found says most. */
function firstOfEach(texts: readonly PrivateText[]): PrivateText[] {
  return [...new Map(texts.toReversed().map((value) => [value.text, value])).values()].toReversed();
}

interface ContentText {
  readonly text: string;
  readonly kind: PrivateKind;
  readonly sort: 'email' | 'id' | 'name' | 'sentence';
}

function columnsOf(
  emails: Set<string>,
  addId: (id: string) => void,
  addName: (name: string, kind: PrivateKind) => void,
): readonly { table: TableName; column: string; add: (value: string) => void }[] {
  const addEmail = (email: string) => void emails.add(email.toLowerCase());
  const account = (name: string) => addName(name, 'the name of an account that did not allow it');
  const contact = (name: string) => addName(name, 'the name of a contact');
  const affiliate = (name: string) => addName(name, 'the name of an affiliate who did not allow it');
  return [
    { table: 'accounts', column: 'account_id', add: addId },
    { table: 'accounts', column: 'name', add: account },
    { table: 'contacts', column: 'email', add: addEmail },
    { table: 'contacts', column: 'name', add: contact },
    { table: 'affiliates', column: 'email', add: addEmail },
    { table: 'affiliates', column: 'account_id', add: addId },
    { table: 'affiliates', column: 'name', add: affiliate },
    { table: 'affiliates', column: 'company', add: affiliate },
  ];
}

async function distinct(snapshot: Snapshot | null, table: TableName, column: string): Promise<string[]> {
  if (!snapshot?.facts.tables[table]?.columns.includes(column)) return [];
  const rows = await snapshot.query<{ value: SqlValue }>(
    `SELECT DISTINCT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  return rows.map(({ value }) => String(value).trim()).filter((value) => value !== '');
}

/** What content holds that only the plan may publish, whether or not it does today. */
function privateContent({ affiliates, caseStudies }: Project, plan: Plan): ContentText[] {
  const shownQuotes = new Set([
    ...Object.values(plan.affiliates).map(({ quote }) => quote),
    ...Object.values(plan.caseStudies).map(({ quote }) => quote),
  ]);
  const shownStudies = new Set(Object.values(plan.caseStudies).map(({ title }) => title));
  const unlessShown = (text: string): ContentText[] =>
    shownQuotes.has(text)
      ? []
      : [{ text, kind: 'words of an affiliate who did not allow it', sort: 'sentence' }];
  const offered = offeredWords(plan);
  const record = (by: string, incentive: string): ContentText[] => [
    { text: by.split(',')[0] ?? '', kind: 'a consent record', sort: 'name' },
    ...(offered.includes(incentive.toLowerCase())
      ? []
      : [{ text: incentive, kind: 'a consent record', sort: 'sentence' } as const]),
  ];
  return [
    ...affiliates.flatMap(({ data }): ContentText[] => [
      { text: data.email ?? '', kind: 'the e-mail address of a contact or an affiliate', sort: 'email' },
      { text: data.account ?? '', kind: 'the id of an account', sort: 'id' },
      { text: data.name, kind: 'the name of an affiliate who did not allow it', sort: 'name' },
      { text: data.company ?? '', kind: 'the name of an affiliate who did not allow it', sort: 'name' },
      ...(typeof data.quote === 'object' ? Object.values(data.quote) : [data.quote ?? '']).flatMap(
        unlessShown,
      ),
      ...(data.consent ? record(data.consent.by, data.consent.incentive) : []),
    ]),
    ...caseStudies.flatMap(({ data }): ContentText[] => [
      { text: data.account, kind: 'the id of an account', sort: 'id' },
      { text: data.company, kind: 'a case study without a consent that holds', sort: 'name' },
      { text: data.person.name, kind: 'a case study without a consent that holds', sort: 'name' },
      ...(shownStudies.has(data.title) ? [] : [data.title, data.summary, data.quote]).map(
        (text): ContentText => ({
          text,
          kind: 'a case study without a consent that holds',
          sort: 'sentence',
        }),
      ),
      ...(shownStudies.has(data.title) && !shownQuotes.has(data.quote) ? unlessShown(data.quote) : []),
      ...record(data.consent.by, data.consent.incentive),
    ]),
  ].filter(({ text }) => text !== '');
}

/** What the program promises to everybody: an incentive in the same words gives nobody away. */
function offeredWords({ offers, programs }: Plan): string {
  return [
    ...Object.values(offers).flatMap(({ friend, referrer, conditions }) => [friend, referrer, conditions]),
    ...Object.values(programs).flatMap(({ tiers }) => tiers.map(({ reward }) => reward)),
  ]
    .join('\n')
    .toLowerCase();
}

/** Names that are shown with consent, the program's own, and those that program.yaml lets stand. */
function publishedNames(
  { affiliates, caseStudies, programs }: Plan,
  allowed: readonly string[],
): Set<string> {
  const names = [
    ...COMMON_NAMES,
    ...allowed,
    ...Object.values(programs).flatMap(({ name, company }) => [name, company]),
    ...Object.values(affiliates).flatMap(({ name, company }) => [name, company]),
    ...Object.values(caseStudies).flatMap(({ company, person }) => [company, person?.name ?? null]),
  ];
  return new Set(names.filter((name) => name !== null));
}

/** Texts that stand in public addresses: an account may happen to have the same one as its id. */
function publishedIds(plan: Plan): Set<string> {
  return new Set([
    ...Object.values(plan.affiliates).flatMap(({ id, coupon }) => (coupon === null ? [id] : [id, coupon])),
    ...Object.values(plan.codes),
    ...[plan.segments, plan.useCases, plan.caseStudies, plan.guides].flatMap((table) =>
      Object.values<{ id: string }>(table).map(({ id }) => id),
    ),
  ]);
}

/** The token of each portal -> the folder where it may stand. */
function portalsOf({ pages, kits }: Plan): Map<string, string> {
  const paths = [
    ...pages.flatMap(({ kind, path }) => (kind === 'portal' ? [path] : [])),
    ...kits.map(({ portal }) => portal),
  ];
  return new Map(
    paths.map((path) => {
      const name = path.split('/').at(-2) ?? '';
      return [name.slice(name.lastIndexOf('-') + 1), `kits/${name}/`];
    }),
  );
}

function describeSkipped({ ids, names }: { ids: number; names: number }): string[] {
  return [
    ...(ids > 0 ? [`${ids} account ids that are too short or too plain to be told from other texts`] : []),
    ...(names > 0 ? [`${names} names of one common word`] : []),
    'figures and attributes of accounts, which look like any other number or word',
  ];
}
