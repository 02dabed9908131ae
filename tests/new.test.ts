import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listFiles } from '../src/core/files.ts';
import { readProject } from '../src/project/read-project.ts';
import { KEYS, runOnTerminal } from './on-terminal.ts';
import { runKith } from './run-kith.ts';

async function copyOfSample(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'kith-new-'));
  onTestFinished(() => rm(site, { recursive: true, force: true }));
  for (const part of ['content', 'public'])
    await cp(join(import.meta.dirname, '..', part), join(site, part), { recursive: true });
  return site;
}

const create = (site: string, ...args: string[]) => runKith(['new', ...args, '--site', site]);

test('every kind of file is valid as it is written, with what the options say in it', async () => {
  const site = await copyOfSample();
  const made = [
    ['segment', 'Opticians', '--accounts', 'industry=optics,country=FR', '--pain', 'no-shows'],
    ['affiliate', 'Gio', '--as', 'partner', '--segments', 'hotels,gyms', '--code', 'gio7'],
    ['use-case', 'Count the till'],
    ['case-study', 'Gio', '--segments', 'hotels', '--account', 'A-9', '--affiliate', 'osteria-lumen'],
    ['guide', 'Fewer no-shows', '--pain', 'no-shows'],
    ['segment', 'opticians', '--language', 'fr'],
    ['email', 'Ask for a review'],
  ];
  for (const args of made) expect(await create(site, ...args)).toMatchObject({ code: 0 });
  expect(await readFile(join(site, 'content/segments/fr/opticians.mdx'), 'utf8')).toBe(
    await readFile(join(site, 'content/segments/opticians.mdx'), 'utf8'),
  );
  const project = await readProject(site).catch((thrown: unknown) => thrown);
  expect(project).toMatchObject({
    segments: expect.arrayContaining([
      expect.objectContaining({
        id: 'opticians',
        data: expect.objectContaining({ accounts: { industry: 'optics', country: 'FR' } }) as unknown,
      }),
    ]) as unknown,
    affiliates: expect.arrayContaining([
      expect.objectContaining({
        id: 'gio',
        data: expect.objectContaining({
          kind: 'partner',
          segments: ['hotels', 'gyms'],
          code: 'gio7',
        }) as unknown,
      }),
    ]) as unknown,
    caseStudies: expect.arrayContaining([
      expect.objectContaining({
        id: 'gio',
        data: expect.objectContaining({ account: 'A-9', affiliate: 'osteria-lumen' }) as unknown,
      }),
    ]) as unknown,
  });
});

test('an e-mail of a name that Kith has begins as a copy of it, in any of its languages', async () => {
  const site = await copyOfSample();
  await rm(join(site, 'content/emails'), { recursive: true });
  const standard = join(import.meta.dirname, '../src/i18n/emails');
  expect(await create(site, 'email', 'welcome')).toMatchObject({ code: 0 });
  expect(await create(site, 'email', 'thank-you', '--language', 'fr')).toMatchObject({ code: 0 });
  const [own, french] = ['content/emails/welcome.md', 'content/emails/fr/thank-you.md'].map((file) =>
    readFile(join(site, file), 'utf8'),
  );
  expect(await own).toBe(await readFile(join(standard, 'en/welcome.md'), 'utf8'));
  expect(await french).toBe(await readFile(join(standard, 'fr/thank-you.md'), 'utf8'));
});

test.each([
  [['segment'], 'What should be new?'],
  [['niche', 'Gyms'], 'There is no kind "niche"'],
  [['affiliate', 'Gio', '--as', 'friend'], '--as: there are no affiliates of kind "friend"'],
  [['affiliate', 'Gio', '--segments', 'Big Hotels'], '--segments: "Big Hotels" is not a name'],
  [['segment', 'Opticians', '--accounts', 'industry'], '--accounts: "industry" is not a rule'],
  [['guide', 'Help', '--language', '../fr'], '"../fr" is not a language'],
  [['guide', 'swap-rules', '--language', 'fr'], 'There is no guide "swap-rules" to translate'],
  [['affiliate', 'Plateful', '--language', 'fr'], 'Affiliates have one file for all languages'],
  [['guide', '../../etc'], null],
  [['guide', '—'], '"—" cannot be the name of a file'],
])('%j writes nothing that it should not', async (args, message) => {
  const site = await copyOfSample();
  const before = await listFiles(site);
  const { code, stderr } = await create(site, ...args);
  const written = (await listFiles(site)).filter((file) => !before.includes(file));
  if (message === null) expect(written).toEqual(['content/guides/etc.mdx']);
  else {
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(written).toEqual([]);
  }
});

test('an existing file is never written over', async () => {
  const site = await copyOfSample();
  const file = join(site, 'content/affiliates/osteria-lumen.yaml');
  const before = await readFile(file, 'utf8');
  const { code, stderr } = await create(site, 'affiliate', 'Osteria Lumen');
  expect(code).toBe(1);
  expect(stderr).toContain('There is such a file already');
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('on a terminal it asks, and offers the values that the data has', async () => {
  const site = await copyOfSample();
  expect(await runKith(['pull', '--site', site])).toMatchObject({ code: 0 });
  const { code } = await runOnTerminal(
    ['new', '--site', site],
    [
      ['What should be new?', KEYS.enter],
      ['Who is it for?', 'Care and fitness', KEYS.enter],
      ['Which accounts of your data belong to it?', KEYS.enter],
      ['Which industry?', KEYS.space, KEYS.down, KEYS.space, KEYS.enter],
      ['Which pain?', 'early-leavers', KEYS.enter],
    ],
  );
  expect(code).toBe(0);
  const text = await readFile(join(site, 'content/segments/care-and-fitness.mdx'), 'utf8');
  expect(text).toContain('accounts: { "industry": ["restaurant","dental"] }');
  expect(text).toContain('pain: early-leavers');
});

test('a site whose data was never pulled takes a rule as it is written, or none', async () => {
  const site = await copyOfSample();
  const answers = (rule: string) =>
    [
      ['Which accounts of your data belong to it?', rule, KEYS.enter],
      ['Which pain?', KEYS.enter],
    ] as const;
  await runOnTerminal(['new', 'segment', 'Opticians', '--site', site], answers('industry=optics'));
  await runOnTerminal(['new', 'segment', 'Florists', '--site', site], answers(''));
  const [opticians, florists] = ['opticians', 'florists'].map((name) =>
    readFile(join(site, `content/segments/${name}.mdx`), 'utf8'),
  );
  expect(await opticians).toContain('accounts: { "industry": "optics" }');
  expect(await florists).toContain('# accounts: ');
});

test('Ctrl+C writes nothing', async () => {
  const site = await copyOfSample();
  const before = await listFiles(join(site, 'content'));
  const { code, screen } = await runOnTerminal(
    ['new', 'segment', '--site', site],
    [['Who is it for?', KEYS.interrupt]],
  );
  expect(code).not.toBe(0);
  expect(screen).toContain('Nothing was written');
  expect(await listFiles(join(site, 'content'))).toEqual(before);
});
