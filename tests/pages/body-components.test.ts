import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageText } from '../page-text.ts';
import { buildArguments, runKith } from '../run-kith.ts';
import { changeSite, writeSite } from '../site-files.ts';
import { TINY_SITE } from '../tiny-site.ts';

/** Every component that needs nothing but its page. */
const SHOWN = `
<Offer />

<CTA>Bake on</CTA>

<Affiliate />

<Disclosure />

<Quote of="rye-and-sons" />

<Stat of="retention" />
<Stat of="ltv" />
<Stat of="accounts" segment="bakeries" />
<Stat value="6.5 h" label="saved a week" />

<Steps />

<Steps>

1. Weigh the flour

</Steps>

<Callout title="Mind">The oven is *hot*.</Callout>
`;

const withShown = (file: string) => ({ [file]: `${TINY_SITE[file] ?? ''}\n## Shown\n${SHOWN}\n## End\n` });

/** 40 bakeries that signed up over two years, four of which left, and as many cafés. */
const ACCOUNTS = Array.from({ length: 80 }, (_, index) => {
  const day = `202${4 + (index % 2)}-0${1 + (index % 9)}-1${index % 10}`;
  return `A-${index + 1},${index < 40 ? 'bakery' : 'cafe'},${day},${index % 10 === 9 ? '2026-11-03' : ''}`;
});

let site = '';

beforeAll(async () => {
  site = await writeSite({
    ...TINY_SITE,
    ...withShown('content/segments/bakeries.mdx'),
    ...withShown('content/guides/bake-less-bin-less.mdx'),
    'content/affiliates/ned.yaml': 'name: Ned Crumb\nkind: partner\nsegments: [bakeries]\n',
    'content/sources.yaml': 'accounts:\n  file: content/data/accounts.csv\n',
    'content/data/accounts.csv': `account_id,industry,signed_up_at,churned_at\n${ACCOUNTS.join('\n')}\n`,
  });
  const { code, stderr } = await runKith([...buildArguments(site), '--no-cards']);
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => rm(site, { recursive: true, force: true }));

/** What a person reads between the headings "Shown" and "End". */
async function shownOn(path: string): Promise<string[]> {
  const html = await readFile(join(site, 'dist', path, 'index.html'), 'utf8');
  const lines = pageText(html).split('\n');
  return lines.slice(lines.indexOf('Shown') + 1, lines.indexOf('End')).filter((line) => line !== '');
}

test('a landing page shows who recommends, their link and all that the segment has', async () => {
  expect((await shownOn('with/rosa/bakeries')).join('\n')).toMatchInlineSnapshot(`
    "Through Rosa Rye’s link
    your first month free
    For new customers, once per company.
    Bake on
    <https://app.oatmark.example/signup?via=rosa&utm_source=rosa&utm_medium=referral&utm_campaign=bakeries&utm_content=landing-page&sub_id=bakeries_en_landing-page>
    RR
    Rosa Rye recommends Oatmark Owner, Rye & Sons
    Rosa Rye earns a reward if you sign up.
    “We bin half of what we used to.”
    RR
    Rosa Rye Owner, Rye & Sons
    Read the whole story
    </case-studies/rye-and-sons/>
    over 90% still customers a year after they signed up
    How we measured
    Share of at least 40 bakeries still customers 12 months after signup, of all that signed up at least 12 months before. Rounded down. They signed up between January 2024 and September 2025. As of November 2026.
    35+ bakeries on Oatmark
    How we measured
    A count of the bakeries that are customers, rounded down. They signed up between January 2024 and September 2025. As of November 2026.
    6.5 h saved a week
    Connect the till
    It takes ten minutes.
    Weigh the flour
    Mind
    The oven is hot."
  `);
});

test('without a consent nobody is named, and the link credits the affiliate all the same', async () => {
  const shown = await shownOn('with/ned/bakeries');
  expect(shown.join('\n')).not.toMatch(/Ned|Crumb/);
  expect(shown).toContain('Whoever sent you here is a partner of Oatmark and earns a reward if you sign up.');
  expect(shown.some((line) => line.includes('via=ned'))).toBe(true);
});

test("a segment's own page shows the same without anybody who recommends", async () => {
  const landing = await shownOn('with/rosa/bakeries');
  const own = await shownOn('for/bakeries');
  expect(landing.filter((line) => !own.includes(line))).toMatchInlineSnapshot(`
    [
      "Through Rosa Rye’s link",
      "<https://app.oatmark.example/signup?via=rosa&utm_source=rosa&utm_medium=referral&utm_campaign=bakeries&utm_content=landing-page&sub_id=bakeries_en_landing-page>",
      "Rosa Rye recommends Oatmark Owner, Rye & Sons",
      "Rosa Rye earns a reward if you sign up.",
    ]
  `);
  expect(own.join('\n')).not.toMatch(/via=|rosa&|earns a reward/);
});

test('a guide shows what holds without a segment, and no empty box', async () => {
  expect((await shownOn('guides/bake-less-bin-less')).join('\n')).toMatchInlineSnapshot(`
    "For friends of customers
    your first month free
    For new customers, once per company.
    Bake on
    <https://app.oatmark.example/signup?utm_source=program&utm_medium=referral&utm_content=guide-page>
    “We bin half of what we used to.”
    RR
    Rosa Rye Owner, Rye & Sons
    Read the whole story
    </case-studies/rye-and-sons/>
    35+ bakeries on Oatmark
    Measured at bakeries
    A count of the bakeries that are customers, rounded down. They signed up between January 2024 and September 2025. As of November 2026.
    6.5 h saved a week
    Weigh the flour
    Mind
    The oven is hot."
  `);
});

test('no page shows a box without a text, or a value that is none', async () => {
  for (const path of [
    'with/rosa/bakeries',
    'with/ned/bakeries',
    'for/bakeries',
    'guides/bake-less-bin-less',
  ]) {
    const html = await readFile(join(site, 'dist', path, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<(\w+) class="body-[^>]*>\s*<\/\1>|undefined|\[object|>null</);
    expect(html).not.toMatch(/\sstyle="/);
  }
});

test('a wrong component stops a build with file, line and the known names', async () => {
  const file = 'content/guides/bake-less-bin-less.mdx';
  await changeSite(site, { [file]: `${TINY_SITE[file] ?? ''}\n<Ofer />\n` });
  const { code, stderr } = await runKith([...buildArguments(site), '--no-cards']);
  expect(code).toBe(1);
  expect(stderr).toContain(`${file}:10`);
  expect(stderr).toContain('There is no component <Ofer>');
  expect(stderr).toContain('Did you mean "Offer"? Known components: Affiliate, CTA, Callout,');
});
