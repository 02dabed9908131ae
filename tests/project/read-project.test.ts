import { expect, test } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { edited, makeSite, TINY_SITE } from '../tiny-site.ts';
import { complaintsAbout } from './complaints.ts';

test('reads a whole site', async () => {
  const project = await readProject(await makeSite());
  expect(project.program.name).toBe('Oatmark');
  expect(project.defaultLocale).toBe('en');
  expect(project.sources).toBeNull();
  expect(project.segments.map(({ id, locale }) => [id, locale])).toEqual([['bakeries', 'en']]);
  expect(project.affiliates[0]?.data.consent?.until).toBe('2028-01-09');
  expect(project.caseStudies[0]?.hasText).toBe(true);
});

test('a project cannot be changed by whoever reads it', async () => {
  const project = await readProject(await makeSite());
  expect(() => project.program.locales.push('de')).toThrow(TypeError);
});

test('a translation stands in a folder named after its language', async () => {
  const french = TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '';
  const project = await readProject(await makeSite({ 'content/guides/fr/bake-less-bin-less.mdx': french }));
  expect(project.guides.map(({ id, locale }) => `${locale}/${id}`)).toEqual([
    'en/bake-less-bin-less',
    'fr/bake-less-bin-less',
  ]);
});

test('a wrong key names file, line, the key that was meant and the known ones', async () => {
  expect(await complaintsAbout(edited('content/segments/bakeries.mdx', 'subhead:', 'subhed:')))
    .toMatchInlineSnapshot(`
      "content/segments/bakeries.mdx:2 (subhead)
        "subhead" is missing
        → Add it: a text.
      content/segments/bakeries.mdx:4 (subhed)
        Unknown key "subhed"
        → Did you mean "subhead"? Known keys: accounts, audience, cta, description, headline, metric, pains, questions, shortCta, shortHeadline, steps, subhead, useCases, variants."
    `);
});

test('a wrong key deep inside a list is found on its line', async () => {
  expect(
    await complaintsAbout(edited('content/segments/bakeries.mdx', '{ title: Connect', '{ titel: Connect')),
  ).toMatchInlineSnapshot(`
      "content/segments/bakeries.mdx:12 (steps.0.title)
        "steps.0.title" is missing
        → Add it: a text.
      content/segments/bakeries.mdx:12 (steps.0.titel)
        Unknown key "titel"
        → Did you mean "title"? Known keys: text, title."
    `);
});

test('a wrong value names the allowed ones', async () => {
  expect(await complaintsAbout(edited('content/affiliates/rosa.yaml', 'kind: customer', 'kind: custommer')))
    .toMatchInlineSnapshot(`
      "content/affiliates/rosa.yaml:2 (kind)
        "kind" is "custommer"
        → Did you mean "customer"? Allowed: customer, partner, influencer, vendor, employee, other."
    `);
});

test('a missing value says what to add', async () => {
  expect(await complaintsAbout(edited('content/guides/bake-less-bin-less.mdx', 'minutes: 4\n', '')))
    .toMatchInlineSnapshot(`
    "content/guides/bake-less-bin-less.mdx:2 (minutes)
      "minutes" is missing
      → Add it: a number."
  `);
});

test('a text where a number belongs', async () => {
  expect(
    await complaintsAbout(edited('content/guides/bake-less-bin-less.mdx', 'minutes: 4', 'minutes: four')),
  ).toMatchInlineSnapshot(`
    "content/guides/bake-less-bin-less.mdx:5 (minutes)
      "minutes" must be a number, but is "four""
  `);
});

test('a date that is none', async () => {
  expect(await complaintsAbout(edited('content/affiliates/rosa.yaml', '2028-01-09', '2028-13-45')))
    .toMatchInlineSnapshot(`
      "content/affiliates/rosa.yaml:9 (consent.until)
        "consent.until" is "2028-13-45": must be a date such as 2026-03-31"
    `);
});

test('YAML that cannot be read', async () => {
  expect(await complaintsAbout(edited('content/affiliates/rosa.yaml', 'role: Owner', 'role: "Owner')))
    .toMatchInlineSnapshot(`
      "content/affiliates/rosa.yaml:10
        The YAML cannot be read: Missing closing "quote
        → Check the indentation, and put texts that hold ": " or "#" in quotes."
    `);
});

test('frontmatter that is missing', async () => {
  expect(await complaintsAbout({ 'content/guides/bake-less-bin-less.mdx': 'Count for a week.\n' }))
    .toMatchInlineSnapshot(`
    "content/guides/bake-less-bin-less.mdx:1
      The file has no frontmatter
      → Begin it with a line "---", the fields, and another line "---"; "npm run kith -- new" writes a filled-in one."
  `);
});

test('a use case that does not exist', async () => {
  expect(await complaintsAbout(edited('content/segments/bakeries.mdx', 'plan-the-bake', 'plan-the-bakes')))
    .toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:10 (useCases.0)
      There is no use case "plan-the-bakes"
      → Did you mean "plan-the-bake"? Known use cases: plan-the-bake."
  `);
});

test('a segment that an affiliate serves does not exist', async () => {
  expect(await complaintsAbout(edited('content/affiliates/rosa.yaml', '[bakeries]', '[bakerys]')))
    .toMatchInlineSnapshot(`
    "content/affiliates/rosa.yaml:5 (segments.0)
      There is no segment "bakerys"
      → Did you mean "bakeries"? Known segments: bakeries."
  `);
});

test('an affiliate twice', async () => {
  const rosa = TINY_SITE['content/affiliates/rosa.yaml'] ?? '';
  expect(await complaintsAbout({ 'content/affiliates/rosa.yml': rosa })).toMatchInlineSnapshot(`
    "content/affiliates/rosa.yml:1 (id)
      The id "rosa" is that of another affiliate too: content/affiliates/rosa.yaml
      → Keep one of the two files."
  `);
});

test('two affiliates with one code', async () => {
  const code = TINY_SITE['content/affiliates/rosa.yaml']?.replace('kind:', 'code: r1\nkind:') ?? '';
  expect(
    await complaintsAbout({ 'content/affiliates/rosa.yaml': code, 'content/affiliates/ruth.yaml': code }),
  ).toMatchInlineSnapshot(`
    "content/affiliates/ruth.yaml:2 (code)
      The code "r1" is that of another affiliate too: content/affiliates/rosa.yaml
      → Give each its own code, or nobody knows whom to credit."
  `);
});

test('a file name that is not fit for an address', async () => {
  const rosa = TINY_SITE['content/affiliates/rosa.yaml'] ?? '';
  expect(await complaintsAbout({ 'content/affiliates/Zoë & Söhne.yaml': rosa })).toMatchInlineSnapshot(`
    "content/affiliates/Zoë & Söhne.yaml
      The file name "Zoë & Söhne" cannot be part of an address
      → Use lowercase letters, digits and hyphens: "zoe-sohne"."
  `);
});

test('a file that lies where none is read says where it belongs', async () => {
  const guide = TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '';
  const rosa = TINY_SITE['content/affiliates/rosa.yaml'] ?? '';
  expect(
    await complaintsAbout({
      'content/guides/it/bake-less-bin-less.mdx': guide,
      'content/guides/fr/old/bake-less-bin-less.mdx': guide,
      'content/affiliates/fr/ruth.yaml': rosa,
      'content/guides/second.yaml': guide,
    }),
  ).toMatchInlineSnapshot(`
    "content/guides/fr/old/bake-less-bin-less.mdx
      "fr/old" is not a folder for guides
      → Translations stand in a folder named after one of the program's further locales: fr.
    content/guides/it/bake-less-bin-less.mdx
      "it" is not a folder for guides
      → Translations stand in a folder named after one of the program's further locales: fr.
    content/guides/second.yaml
      This file is not read
      → Files in content/guides/ end in .mdx; put a "_" before its name to keep it as a note.
    content/affiliates/fr/ruth.yaml
      "fr" is not a folder for affiliates
      → Affiliates have one file each, in content/affiliates/ itself."
  `);
});

test('a translation needs what it translates', async () => {
  const guide = TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '';
  expect(await complaintsAbout({ 'content/guides/fr/bake-less-bin-les.mdx': guide })).toMatchInlineSnapshot(`
    "content/guides/fr/bake-less-bin-les.mdx
      "bake-less-bin-les" is a translation of nothing
      → Did you mean "bake-less-bin-less"? Write content/guides/bake-less-bin-les.mdx first, or give both files the same name."
  `);
});

test('while the original cannot be read, nobody is told that its translation has none', async () => {
  const guide = TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '';
  const complaints = await complaintsAbout({
    'content/guides/bake-less-bin-less.mdx': guide.replace('title:', 'titel:'),
    'content/guides/fr/bake-less-bin-less.mdx': guide,
  });
  expect(complaints).toContain('"title" is missing');
  expect(complaints).not.toContain('translation');
});

test('the digest of a text knows the text alone, and the whole file where the text names its frontmatter', async () => {
  const file = 'content/guides/bake-less-bin-less.mdx';
  const [, front = ''] = /^---\n([^]*?\n---\n)/.exec(TINY_SITE[file] ?? '') ?? [];
  const digestOf = async (note: string, text: string) => {
    const project = await readProject(await makeSite({ [file]: `---\n${note}${front}${text}` }));
    return project.guides[0]?.digest;
  };
  expect(await digestOf('# a note\n', 'Bake less.')).toBe(await digestOf('', 'Bake less.'));
  expect(await digestOf('', 'Bake more.')).not.toBe(await digestOf('', 'Bake less.'));
  expect(await digestOf('# a note\n', '{frontmatter.title}')).not.toBe(
    await digestOf('', '{frontmatter.title}'),
  );
});

test('a call to action that is a script', async () => {
  expect(
    await complaintsAbout(
      edited('content/program.yaml', 'https://app.oatmark.example/signup', '"javascript:alert(1)"'),
    ),
  ).toMatchInlineSnapshot(`
    "content/program.yaml:14 (tracking.url)
      "tracking.url" is "javascript:alert(1)": must be an address that begins with https:// or http://"
  `);
});

test('a call to action on a host that is not allowed', async () => {
  expect(
    await complaintsAbout(
      edited('content/program.yaml', 'https://app.oatmark.example/signup', 'https://evil.example/'),
    ),
  ).toMatchInlineSnapshot(`
    "content/program.yaml:14 (tracking.url)
      The call to action cannot lead there: host "evil.example" is not in tracking.hosts (app.oatmark.example)
      → Correct the address, or add its host to tracking.hosts."
  `);
});

test('a name that is too long', async () => {
  expect(await complaintsAbout(edited('content/affiliates/rosa.yaml', 'Rosa Rye', 'R'.repeat(300))))
    .toMatchInlineSnapshot(`
      "content/affiliates/rosa.yaml:1 (name)
        "name" is "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR…": must be at most 80 characters"
    `);
});

test('names keep emoji and markup as text, and lose characters that turn the direction', async () => {
  const hostile = 'name: "<script>alert(1)</script> \\u202Egnp.exe\\u202C 🥐\\u0007"';
  const project = await readProject(
    await makeSite(edited('content/affiliates/rosa.yaml', 'name: Rosa Rye', hostile)),
  );
  expect(project.affiliates[0]?.data.name).toBe('<script>alert(1)</script> gnp.exe 🥐');
});

test('a picture that does not exist', async () => {
  expect(await complaintsAbout({ 'public/logo.svg': null })).toMatchInlineSnapshot(`
    "content/program.yaml:12
      The picture public/logo.svg does not exist
      → Put the picture there, or correct the path (upper and lower case count)."
  `);
});

test('a site without a program', async () => {
  expect(await complaintsAbout({ 'content/program.yaml': null })).toMatchInlineSnapshot(`
    "content/program.yaml
      There is no content/program.yaml
      → Run the command in the folder of your site, or name it with --site DIR."
  `);
});

test('no evergreen offer', async () => {
  expect(
    await complaintsAbout(
      edited('content/program.yaml', '    conditions:', '    ends: 2026-12-31\n    conditions:'),
    ),
  ).toMatchInlineSnapshot(`
    "content/program.yaml:18 (offers)
      There is no evergreen offer
      → Add one without starts, ends and segments: it holds wherever no other does."
  `);
});

test('all problems come at once', async () => {
  const changes = {
    ...edited('content/segments/bakeries.mdx', 'cta: Start your free month', 'cta: [a]'),
    ...edited('content/affiliates/rosa.yaml', 'kind: customer', 'kind: nobody'),
    ...edited('content/program.yaml', 'rewardful', 'rewardfull'),
  };
  expect(
    (await complaintsAbout(changes)).split('\n').filter((line) => line.startsWith('content/')),
  ).toHaveLength(3);
});

test('French no-break spaces survive, other white space is made one space', async () => {
  const change = edited(
    'content/segments/bakeries.mdx',
    'Know what sells before',
    'Que\u202f? Know   what\tsells\u202f! before',
  );
  const project = await readProject(await makeSite(change));
  expect(project.segments[0]?.data.headline).toContain('Que\u202f? Know what sells\u202f! before');
});

test('words for actions are read by the names that the data has for them', async () => {
  const project = await readProject(
    await makeSite({
      'content/actions.yaml': 'Invited Staff:\n  title: { en: Invite, fr: Inviter }\n  text: "One  link."\n',
    }),
  );
  expect(project.actions).toEqual({
    'Invited Staff': { title: { en: 'Invite', fr: 'Inviter' }, text: 'One link.' },
  });
  expect((await readProject(await makeSite())).actions).toEqual({});
  expect((await readProject(await makeSite({ 'content/actions.yaml': '# none yet\n' }))).actions).toEqual({});
});

test('what is wrong with the words of an action is said with its line', async () => {
  const actions = `invited:
  title: Invite
  txt: One link.
published:
  title: Publish
  text: ""
  useCase: plan-the-bakes
swapped:
  title: Swap
  text: Let them.
  guide: bake-less
tidied:
  title: Tidy
  text: Up.
  guide: bake-less-bin-less
  useCase: plan-the-bake
`;
  expect(`\n${await complaintsAbout({ 'content/actions.yaml': actions })}\n`).toMatchInlineSnapshot(`
    "
    content/actions.yaml:1 (invited.text)
      "invited.text" is missing
      → Add it: a text.
    content/actions.yaml:3 (invited.txt)
      Unknown key "txt"
      → Did you mean "text"? Known keys: guide, text, title, useCase.
    content/actions.yaml:6 (published.text)
      "published.text" is "": must not be empty
    content/actions.yaml:12 (tidied)
      "tidied" is a block of keys: names both a useCase and a guide: keep the one that helps more
    "
  `);
  const fixed = actions
    .replace('txt', 'text')
    .replace('""', 'A week.')
    .replace(/tidied[^]*$/, '');
  expect(`\n${await complaintsAbout({ 'content/actions.yaml': fixed })}\n`).toMatchInlineSnapshot(`
    "
    content/actions.yaml:7 (published.useCase)
      There is no use case "plan-the-bakes"
      → Did you mean "plan-the-bake"? Known use cases: plan-the-bake.
    content/actions.yaml:11 (swapped.guide)
      There is no guide "bake-less"
      → Known guides: bake-less-bin-less.
    "
  `);
});
