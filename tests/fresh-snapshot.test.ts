import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshSnapshot } from '../scripts/fresh-snapshot.ts';
import { KithError } from '../src/core/errors.ts';
import { silentProgress } from '../src/core/progress.ts';
import { readProject } from '../src/project/read-project.ts';
import { fingerprintSources } from '../src/sources/fingerprint-sources.ts';
import { testClock } from './sources/pull-site.ts';
import { startApi, type TestApi } from './sources/servers/api.ts';
import { runKith } from './run-kith.ts';
import { makeSite } from './tiny-site.ts';

const TOKEN = 'token-that-nobody-may-see';

/** A site whose accounts come from an API and whose pains come from a file. */
async function makeRemoteSite(api: TestApi, maxAge = '6h'): Promise<string> {
  return makeSite({
    'content/sources.yaml': `
accounts:
  http: ${api.origin}/accounts
  auth: { bearer: env:API_TOKEN }
  maxAge: ${maxAge}
pains: { file: content/data/pains.csv }
`,
    'content/data/pains.csv': 'account_id,pain\nA-1,waste\n',
  });
}

const startAccounts = (state: { status?: number } = {}) =>
  startApi(() => ({
    status: state.status ?? 200,
    body: [{ account_id: 'A-1', industry: 'bakery', mrr: 40 }],
  }));

/** Builds at a time of that day; gives how often the API was asked and what was noted. */
async function buildAt(site: string, time: string, { pull = true, environment = { API_TOKEN: TOKEN } } = {}) {
  const notes: string[] = [];
  const progress = { ...silentProgress, note: (text: string) => notes.push(text) };
  const clock = testClock(`2026-11-21T${time}Z`);
  const project = await readProject(site);
  await using snapshot = await freshSnapshot(project, { pull }, { progress, clock, environment });
  return { notes, pulledAt: snapshot?.facts.pulledAt };
}

test('databases and APIs are asked again only after maxAge, files whenever they change', async () => {
  const api = await startAccounts();
  const site = await makeRemoteSite(api);
  await buildAt(site, '08:00:00');
  expect((await buildAt(site, '13:59:59')).pulledAt).toBe('2026-11-21T08:00:00.000Z');
  expect(api.asked).toHaveLength(1);
  expect((await buildAt(site, '14:00:00')).pulledAt).toBe('2026-11-21T14:00:00.000Z');
  expect(api.asked).toHaveLength(2);
  await writeFile(join(site, 'content/data/pains.csv'), 'account_id,pain\nA-1,queues\n');
  expect((await buildAt(site, '14:00:01')).pulledAt).toBe('2026-11-21T14:00:01.000Z');
  expect(api.asked).toHaveLength(3);
});

test('a site whose sources are all files is pulled when they change, however old they are', async () => {
  const site = await makeSite({
    'content/sources.yaml': 'pains: { file: pains.csv }\naccounts: { file: accounts.csv }\n',
    'pains.csv': 'account_id,pain\nA-1,waste\n',
    'accounts.csv': 'account_id\nA-1\n',
  });
  await buildAt(site, '08:00:00');
  const clock = testClock('2027-11-21T08:00:00Z');
  await using snapshot = await freshSnapshot(
    await readProject(site),
    { pull: true },
    { progress: silentProgress, clock },
  );
  expect(snapshot?.facts.pulledAt).toBe('2026-11-21T08:00:00.000Z');
});

test('while the data is young enough no key is needed', async () => {
  const site = await makeRemoteSite(await startAccounts());
  await buildAt(site, '08:00:00');
  expect((await buildAt(site, '09:00:00', { environment: { API_TOKEN: '' } })).pulledAt).toBe(
    '2026-11-21T08:00:00.000Z',
  );
});

test('a source that cannot be read fails the build, with the age of the last snapshot and a way out', async () => {
  const state: { status?: number } = {};
  const site = await makeRemoteSite(await startAccounts(state));
  await buildAt(site, '08:00:00');
  state.status = 403;
  const notes: string[] = [];
  const progress = { ...silentProgress, note: (text: string) => notes.push(text) };
  const effects = { progress, clock: testClock('2026-11-21T17:30:00Z'), environment: { API_TOKEN: TOKEN } };
  const failed = freshSnapshot(await readProject(site), { pull: true }, effects);
  await expect(failed).rejects.toThrow('the API answers 403');
  expect(notes).toEqual([
    'The last snapshot stays: it is 9 hours old.',
    'Data may be 6 hours old (maxAge). "--no-pull" goes on with the last snapshot as it is.',
  ]);
  const without = await buildAt(site, '17:30:00', { pull: false });
  expect(without).toEqual({
    pulledAt: '2026-11-21T08:00:00.000Z',
    notes: ['Not pulled: the data is 9 hours old.'],
  });
});

test('without a snapshot there is nothing to go on with', async () => {
  const site = await makeRemoteSite(await startAccounts());
  await expect(buildAt(site, '08:00:00', { pull: false })).rejects.toThrow(KithError);
});

test('the fingerprint knows names of secrets, not secrets', async () => {
  const site = await makeRemoteSite(await startAccounts());
  const { sources } = await readProject(site);
  if (!sources) throw new Error('no sources');
  const before = await fingerprintSources(site, sources);
  process.env['API_TOKEN'] = TOKEN;
  expect(await fingerprintSources(site, sources)).toBe(before);
  delete process.env['API_TOKEN'];
});

test('the commands say what was read and what failed, and never a secret', async () => {
  const state: { status?: number } = {};
  const api = await startApi(({ headers }) => ({
    status: state.status ?? 200,
    body: state.status
      ? { message: `no: ${headers['authorization'] ?? ''}` }
      : [{ account_id: 'A-1', industry: 'bakery', mrr: 40 }],
  }));
  const site = await makeRemoteSite(api);
  const environment = { API_TOKEN: TOKEN };
  const pulled = await runKith(['pull', '--site', site, '--json'], environment);
  expect(pulled.code).toBe(0);
  expect(JSON.parse(pulled.stdout)).toMatchObject({
    tables: [
      { table: 'accounts', source: `${api.origin}/accounts`, read: 1, kept: 1, refused: 0 },
      { table: 'pains', source: 'content/data/pains.csv', read: 1, kept: 1, refused: 0 },
    ],
  });
  state.status = 401;
  const failed = await runKith(['pull', '--site', site, '--debug'], environment);
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain('the API answers 401: no: Bearer <API_TOKEN>');
  expect(failed.stderr).toContain('The last snapshot stays: it is ');
  expect(`${failed.stderr}${failed.stdout}${pulled.stderr}${pulled.stdout}`).not.toContain(TOKEN);
  const planned = await runKith(['plan', '--site', site, '--no-pull'], { API_TOKEN: '' });
  expect(planned.stderr).not.toContain('✗');
  expect(planned.stderr).toContain('Not pulled: the data is ');
  expect(planned.code).toBe(0);
});
