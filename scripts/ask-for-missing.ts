import { existsSync } from 'node:fs';
import { autocomplete, autocompleteMultiselect, select, text } from '@clack/prompts';
import { KithError } from '../src/core/errors.ts';
import { columnsOf } from '../src/insights/columns.ts';
import { readColumnValues, type ColumnValues } from '../src/insights/column-values.ts';
import { readProject } from '../src/project/read-project.ts';
import {
  STARTERS,
  type StarterAnswers,
  type StarterKind,
  type StarterQuestion,
} from '../src/project/starters.ts';
import { AffiliateKindSchema } from '../src/schemas/affiliate.ts';
import type { Project } from '../src/schemas/project.ts';
import { SlugSchema } from '../src/schemas/slug.ts';
import { openSnapshot } from '../src/sources/snapshot.ts';
import { answered, LATER } from './answered.ts';
import { askAccounts } from './ask-accounts.ts';
import { readFlags, type NewFlags } from './new-flags.ts';
import { snapshotPath } from './pull.ts';
import type { Terminal } from './terminal.ts';

interface Begun {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly flags: NewFlags;
  readonly site: string;
}

/** Names that the site knows, to choose from; none of a site that cannot be read yet. */
interface KnownToSite {
  readonly segments: readonly string[];
  readonly affiliates: readonly string[];
  readonly pains: readonly string[];
  readonly columns: readonly ColumnValues[];
}

/**
 * What a starting file is made from: as given, and on a terminal asked for where it is not. Every question but the first
 * two may be passed over with Enter.
 * @throws in scripts where kind or name are missing, and where an option does not hold what it should
 */
export async function askForMissing(
  { kind, name, flags, site }: Begun,
  terminal: Terminal,
): Promise<StarterAnswers & { readonly kind: StarterKind }> {
  const isAsked = terminal.asks;
  if (!isAsked && (kind === undefined || name === undefined)) {
    throw new KithError('What should be new?', {
      hint: 'Name the kind and what it is called, such as: kith new segment "Dental clinics"',
    });
  }
  const chosen = (kind ?? (await askKind())) as StarterKind;
  const called = name ?? (await askName(chosen));
  const answers: Mutable<StarterAnswers> = { name: called, ...readFlags(flags) };
  if (!isAsked) return { ...answers, kind: chosen };
  const open = STARTERS[chosen].asks.filter((question) => answers[question] === undefined);
  if (open.length > 0) {
    const known = await readKnown(site);
    for (const question of open) Object.assign(answers, await ASK[question](known));
  }
  return { ...answers, kind: chosen };
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type Answer = Partial<StarterAnswers>;

async function askKind(): Promise<string> {
  return answered(
    await select({
      message: 'What should be new?',
      options: [
        { value: 'segment', label: 'Segment', hint: 'a niche with its landing pages' },
        { value: 'affiliate', label: 'Affiliate', hint: 'somebody who refers' },
        { value: 'use-case', label: 'Use case', hint: 'what people do with the product' },
        { value: 'case-study', label: 'Case study', hint: 'a customer’s story' },
        { value: 'guide', label: 'Guide', hint: 'help with one pain' },
        { value: 'email', label: 'E-mail', hint: 'one of a journey, or one of Kith’s to change' },
      ],
    }),
  );
}

const NAMES: Readonly<Record<StarterKind, readonly [message: string, placeholder: string]>> = {
  segment: ['Who is it for?', 'Dental clinics'],
  affiliate: ['Who refers?', 'Osteria Lumen'],
  'use-case': ['What do people do?', 'Swap shifts by phone'],
  'case-study': ['Whose story is it?', 'Kite Hotel'],
  guide: ['What does it help with?', 'Swap rules that hold'],
  email: ['What is it called?', 'Welcome'],
};

async function askName(kind: StarterKind): Promise<string> {
  const [message, placeholder] = NAMES[kind];
  const validate = (value: string | undefined) => (value?.trim() ? undefined : 'It needs a name.');
  return answered(await text({ message, placeholder, validate }));
}

/** An answer as long as something was answered. */
const unlessEmpty = (key: StarterQuestion, value: string): Answer =>
  value.trim() === '' ? {} : { [key]: value.trim() };

const ASK: Readonly<Record<StarterQuestion, (known: KnownToSite) => Promise<Answer>>> = {
  as: async () => ({
    as: answered(
      await select({
        message: 'What are they to you?',
        options: AffiliateKindSchema.options.map((value) => ({ value, label: value })),
      }),
    ),
  }),
  segments: async ({ segments }) => {
    if (segments.length === 0) return {};
    const chosen = answered(
      await autocompleteMultiselect({
        message: 'For which segments? (Tab to choose; none: all, or later)',
        options: segments.map((value) => ({ value, label: value })),
        required: false,
      }),
    );
    return chosen.length === 0 ? {} : { segments: chosen };
  },
  code: async () =>
    unlessEmpty(
      'code',
      answered(await text({ message: 'Their code on your affiliate platform?', placeholder: LATER })),
    ),
  account: async () =>
    unlessEmpty(
      'account',
      answered(await text({ message: 'The account’s id in your data?', placeholder: LATER })),
    ),
  affiliate: async ({ affiliates }) => {
    const nobody = { value: '', label: 'none' };
    const options = [nobody, ...affiliates.map((value) => ({ value, label: value }))];
    return unlessEmpty(
      'affiliate',
      answered(await autocomplete({ message: 'Is it an affiliate’s own story?', options })),
    );
  },
  pain: async ({ pains }) => {
    const message = `Which pain? ${pains.length > 0 ? `Known so far: ${pains.join(', ')}` : ''}`;
    const validate = (value: string | undefined) =>
      !value || SlugSchema.safeParse(value).success
        ? undefined
        : 'Lower-case letters and hyphens, such as no-shows.';
    return unlessEmpty('pain', answered(await text({ message, placeholder: LATER, validate })));
  },
  accounts: async ({ columns }) => {
    const accounts = await askAccounts(columns);
    return accounts === null ? {} : { accounts };
  },
};

async function readKnown(site: string): Promise<KnownToSite> {
  try {
    const project = await readProject(site);
    const { segments, affiliates, guides } = project;
    const pains = [
      ...segments.flatMap(({ data }) => data.pains.map(({ pain }) => pain)),
      ...guides.map(({ data }) => data.pain),
    ];
    return {
      segments: [...new Set(segments.map(({ id }) => id))],
      affiliates: affiliates.map(({ id }) => id),
      pains: [...new Set(pains)].sort(),
      columns: await readColumns(project),
    };
  } catch {
    // What is wrong in content is for "kith check" to say: a new file can be begun all the same.
    return { segments: [], affiliates: [], pains: [], columns: [] };
  }
}

/** From the last snapshot of the data; none where it was never pulled. */
async function readColumns(project: Project): Promise<ColumnValues[]> {
  const target = snapshotPath(project.site);
  if (!existsSync(target)) return [];
  await using snapshot = await openSnapshot(target);
  return await readColumnValues(snapshot, { project, columns: columnsOf(snapshot, 'accounts') });
}
