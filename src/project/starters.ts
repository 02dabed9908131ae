import type { AffiliateKind } from '../schemas/affiliate.ts';
import { schemaComment } from './json-schemas.ts';

/** What somebody who begins a file may know already; the rest of it holds examples to replace. */
export interface StarterAnswers {
  readonly name: string;
  /** Segments by file name; none where they are not known yet. */
  readonly segments?: readonly string[];
  readonly as?: AffiliateKind;
  readonly code?: string;
  /** Id of an account in the data. */
  readonly account?: string;
  /** An affiliate by file name. */
  readonly affiliate?: string;
  readonly pain?: string;
  /** Columns of the accounts and their values: which of them belong to a segment. */
  readonly accounts?: StarterRule;
}
type Value = string | number | boolean;
export type StarterRule = Readonly<Record<string, Value | readonly Value[]>>;
export type StarterQuestion = Exclude<keyof StarterAnswers, 'name'>;

/** A file to start from: valid as it stands, so that the site still builds, and full of what to replace. */
export interface Starter {
  readonly folder: string;
  readonly ending: '.mdx' | '.yaml' | '.md';
  /** What is worth knowing before, in the order in which it is asked. */
  readonly asks: readonly StarterQuestion[];
  /** What to do next. */
  readonly next: string;
  text(answers: StarterAnswers): string;
}

export type StarterKind = 'segment' | 'affiliate' | 'use-case' | 'case-study' | 'guide' | 'email';

/** A text as YAML writes it: JSON's quoting is valid YAML, whatever the text holds. */
const quoted = (text: string) => JSON.stringify(text);
const list = (names: readonly string[]) => `[${names.join(', ')}]`;
const rule = (accounts: StarterRule) =>
  `{ ${Object.entries(accounts)
    .map(([column, values]) => `${quoted(column)}: ${JSON.stringify(values)}`)
    .join(', ')} }`;

export const STARTERS: Readonly<Record<StarterKind, Starter>> = {
  segment: {
    folder: 'segments',
    ending: '.mdx',
    asks: ['accounts', 'pain'],
    next: 'Replace the texts, name its pains and use cases, and look at it with "npm run dev".',
    text: ({ name, accounts, pain = 'a-pain' }) => `---
# Who this page is for, as a plural noun in lower case.
audience: ${quoted(name.toLowerCase())}
# The promise, in this audience's own words. At most 90 characters.
headline: ${quoted(`What ${name.toLowerCase()} would rather not do by hand`)}
subhead: ${quoted('One or two sentences that say what changes for them, and how soon.')}
# For search engines and shared links. At most 160 characters.
description: ${quoted(`How ${name.toLowerCase()} use the product, told by people who do.`)}
cta: "Try it free"
${
  accounts
    ? `# Which accounts of your data belong to it.\naccounts: ${rule(accounts)}`
    : `# Which accounts of your data belong to it. Remove the "#" and use your own columns:
# accounts: { industry: dental, size: [1-10, 11-50] }`
}
# The pains that bring them, most pressing first, with the names used in your data and in guides.
pains:
  - { pain: ${pain}, text: "The pain, as they would say it themselves." }
# File names from content/use-cases/.
useCases: []
# The first steps that make new customers succeed.
steps:
  - { title: "First step", text: "What to do on the first day." }
questions:
  - { question: "Is it hard to set up?", answer: "An honest answer." }
# Another first screen, on a page of its own to which some links of the kits lead:
# variants: [{ name: other, headline: "The promise in other words" }]
# More headlines for the kits, from a spreadsheet: content/headlines.csv (segment, locale, headline).
---

Two or three paragraphs in this audience's world.
`,
  },
  affiliate: {
    folder: 'affiliates',
    ending: '.yaml',
    asks: ['as', 'segments', 'code'],
    next: 'Set kind, segments and code, and note the consent, or pages will show no name.',
    text: ({
      name,
      as = 'customer',
      segments,
      code,
    }) => `${schemaComment('affiliate', 'content/affiliates/new.yaml')}
name: ${quoted(name)}
# customer, partner, influencer, vendor, employee or other
kind: ${as}
# role: Owner
# company: ${quoted(name)}
# File names from content/segments/, or all.
segments: ${segments?.length ? list(segments) : 'all'}
# The code of your affiliate platform; the file's name where left out.
${code === undefined ? '# code: abc123' : `code: ${quoted(code)}`}
# Their recommendation, in their own words.
# quote: "…"
# What they allowed to be shown. Without it, pages show no name.
# consent: { what: [name, quote], by: ${quoted(name)}, on: 2026-01-31, until: 2028-01-31, incentive: none }
`,
  },
  'use-case': {
    folder: 'use-cases',
    ending: '.mdx',
    asks: [],
    next: 'Write it, then add its file name to useCases of the segments where it matters.',
    text: ({ name }) => `---
title: ${quoted(name)}
summary: ${quoted('What it brings, in one sentence.')}
# calendar, clock, swap, phone, shield, people, chart, money, map or bell
icon: calendar
# What an account does in your activity data when it does this: "kith insights" then tells whom it goes with.
# actions: [approved-shift-swap]
---

What people do, step by step, and what is different afterwards.
`,
  },
  'case-study': {
    folder: 'case-studies',
    ending: '.mdx',
    asks: ['segments', 'account', 'affiliate'],
    next: 'Note the consent first: without one that holds, the story is shown nowhere.',
    text: ({ name, segments = [], account = 'unknown', affiliate }) => `---
title: ${quoted(`How ${name} does it`)}
summary: ${quoted('The story in one or two sentences.')}
# The account's id in your data. Never published.
account: ${quoted(account)}
segments: ${list(segments)}
${affiliate === undefined ? '' : `affiliate: ${affiliate}\n`}company: ${quoted(name)}
person: { name: "First and last name", role: "Role" }
quote: ${quoted('What they said, word for word.')}
results:
  - { value: "3 h", label: "what it stands for" }
# Who allowed what, when and until when. This one has ended, so that nothing is shown before there is a real one.
consent: { what: [story, name, quote, numbers], by: "Name, role", on: 2020-01-01, until: 2020-01-02, incentive: none }
---

What was hard, what they did, what came of it.
`,
  },
  guide: {
    folder: 'guides',
    ending: '.mdx',
    asks: ['pain'],
    next: 'Give it the name of the pain that it answers, as in segments and in your data.',
    text: ({ name, pain = 'a-pain' }) => `---
title: ${quoted(name)}
summary: ${quoted('What the reader can do afterwards, in one sentence.')}
pain: ${pain}
minutes: 5
# What else people type who look for this: other names, abbreviations, the words of the trade.
# searchWords: [no-show, sick call]
---

Help that is useful with or without the product.
`,
  },
  email: {
    folder: 'emails',
    ending: '.md',
    next: 'Write it, then run "kith emails" and look at it.',
    asks: [],
    text: ({ name }) => `---
${schemaComment('email', 'content/emails/name.md')}
subject: ${quoted(name)}
# What inboxes show behind the subject.
preheader: "One sentence that makes somebody open it."
# Whole days after signup. For affiliates write "to: affiliate" and "when: …" instead.
day: 10
---

# ${name.replace(/[\\`*_{}[\]<>#]/g, '')}

Hello {firstName},

What you have to say, in Markdown. A link alone in its paragraph becomes a button:

[Open your first steps]({welcomePage})

The {product} team
`,
  },
};
