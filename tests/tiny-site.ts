import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The smallest site that is valid: one segment, one affiliate, one of each kind of entry. */
export const TINY_SITE: Readonly<Record<string, string>> = {
  'content/program.yaml': `name: Oatmark
tagline: The till that counts itself
company: Oatmark Tools Ltd
home: https://www.oatmark.example
site: https://friends.oatmark.example
postalAddress: 2 Mill Lane, Leeds LS1 1AA
locales: [en, fr]
currency: EUR
brand:
  colors: { primary: "#1f4e8a", accent: "#ffb627", ink: "#161c26", paper: "#f7f9fc" }
  fonts: { heading: Bricolage Grotesque, body: Figtree }
  logo: /logo.svg
tracking:
  url: https://app.oatmark.example/signup
  hosts: [app.oatmark.example]
  platform: rewardful
  attribution: Last click, 60 days.
offers:
  - id: evergreen
    friend: your first month free
    referrer: a €50 voucher
    conditions: For new customers, once per company.
`,
  'content/segments/bakeries.mdx': `---
audience: bakeries
headline: Know what sells before the oven is hot
subhead: Yesterday's till tells you how many loaves to shape today.
description: How bakeries plan the day's baking from their own till.
cta: Start your free month
accounts: { industry: bakery }
pains:
  - { pain: waste, text: Bread in the bin at closing time. }
useCases: [plan-the-bake]
steps:
  - { title: Connect the till, text: It takes ten minutes. }
---

Bakers start before anybody knows what the day will want.
`,
  'content/use-cases/plan-the-bake.mdx': `---
title: Plan the bake
summary: Bake what will sell.
icon: clock
---

Look at yesterday, bake for today.
`,
  'content/case-studies/rye-and-sons.mdx': `---
title: Half the waste at Rye & Sons
summary: They count less and sell more.
account: A-1
affiliate: rosa
segments: [bakeries]
company: Rye & Sons
person: { name: Rosa Rye, role: Owner }
quote: We bin half of what we used to.
results: [{ value: 50 %, label: less waste }]
consent: { what: [story, name, quote, numbers], by: "Rosa Rye, owner", on: 2026-01-10, until: 2028-01-09, incentive: none }
---

They used to guess.
`,
  'content/guides/bake-less-bin-less.mdx': `---
title: Bake less, bin less
summary: Find the loaves that never sell.
pain: waste
minutes: 4
---

Count for a week.
`,
  'content/affiliates/rosa.yaml': `name: Rosa Rye
kind: customer
role: Owner
company: Rye & Sons
segments: [bakeries]
account: A-1
email: rosa@rye.example
quote: I would not open without it.
consent: { what: [name, quote], by: Rosa Rye, on: 2026-01-10, until: 2028-01-09 }
`,
  'public/logo.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>\n',
};

/** Writes the tiny site into a temporary folder, with files replaced, added, or left out (null); gone after the test. */
export async function makeSite(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'kith-site-'));
  onTestFinished(() => rm(site, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...TINY_SITE, ...changes })) {
    if (text === null) continue;
    await mkdir(dirname(join(site, file)), { recursive: true });
    await writeFile(join(site, file), text);
  }
  return site;
}

/** A file of the tiny site with one piece of text replaced; throws where the text is not there. */
export function edited(file: string, from: string | RegExp, to: string): Record<string, string> {
  const before = TINY_SITE[file] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
  return { [file]: after };
}
