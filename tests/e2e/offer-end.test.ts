import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { visit } = useBrowser();

/** The sample's hotels have an offer until 28 February 2027; after it the evergreen one holds. */
const PATH = '/with/maya-at-halfpast/hotels/';
const LANGUAGES = {
  '': [
    'Until 28 February 2027',
    'After that: your first two months free',
    'was on offer until 28 February 2027.',
  ],
  '/fr': [
    'Jusqu’au 28 février 2027',
    'Ensuite\u202f: vos deux premiers mois offerts',
    'jusqu’au 28 février 2027.',
  ],
  '/de': [
    'Bis zum 28. Februar 2027',
    'Danach: die ersten zwei Monate gratis',
    'galt bis zum 28. Februar 2027.',
  ],
  '/ja': [
    '受付期限 2027年2月28日',
    'それ以降のご登録：最初の2か月が無料',
    'の受付は2027年2月28日で終了しました。',
  ],
  '/ar': ['حتى 28 فبراير 2027', 'وبعد ذلك: أول شهرين مجانًا', 'في 28 فبراير 2027.'],
} as const;

/** The page as it is read at a moment, in the whole and in its ticket. */
async function readAt(moment: string, path: string, javaScriptEnabled = true) {
  const { page, context, complaints } = await visit(path, { javaScriptEnabled });
  await page.clock.setFixedTime(new Date(moment));
  await page.reload();
  const ticket = await page.locator('.ticket-offer').first().innerText();
  const text = await page.locator('main').innerText();
  await context.close();
  // Going on before everything has come breaks off what is still loading.
  expect(complaints.filter((complaint) => !complaint.startsWith('failed: '))).toEqual([]);
  return { ticket, text };
}

test.each(Object.entries(LANGUAGES))(
  'until the last day is over everywhere, %s names it and says what holds then',
  async (locale, [until, then, ended]) => {
    for (const moment of ['2026-11-21T09:00Z', '2027-03-01T11:59:59Z']) {
      const { ticket, text } = await readAt(moment, `${locale}${PATH}`);
      expect(ticket).toContain(until);
      expect(ticket).toContain(then);
      expect(text).not.toContain(ended);
    }
  },
);

test.each(Object.entries(LANGUAGES))(
  'once it is over, %s shows what holds now and that the other offer has ended',
  async (locale, [until, then, ended]) => {
    const { ticket, text } = await readAt('2027-03-01T12:00Z', `${locale}${PATH}`);
    const gift = then.replace(/^.*?[:：] ?/u, '');
    expect(ticket.toLocaleLowerCase()).toContain(gift.toLocaleLowerCase());
    expect(ticket).toContain(ended);
    expect(text).not.toContain(until);
    expect(text).not.toContain(then);
  },
);

test('the conditions are those of what holds', async () => {
  const [ending, lasting] = ['For hotels new to Halfpast that sign up by', 'For companies new to Halfpast.'];
  const before = (await readAt('2027-02-28T12:00Z', PATH)).text;
  expect(before).toContain(ending);
  expect(before).toContain(`After that: ${lasting}`);
  const after = (await readAt('2027-03-02T12:00Z', PATH)).text;
  expect(after).not.toContain(ending);
  expect(after).toContain(lasting);
  expect(after).not.toContain('After that');
});

test('without scripts the page says the same at any time, and it is true at any time', async () => {
  const [until, then, ended] = LANGUAGES[''];
  const before = await readAt('2026-11-21T09:00Z', PATH, false);
  const after = await readAt('2027-06-01T09:00Z', PATH, false);
  expect(after).toEqual(before);
  expect(after.ticket).toContain(until);
  expect(after.ticket).toContain(then);
  expect(after.text).not.toContain(ended);
});

test('a page that stays open over the last day says so when it is looked at again', async () => {
  const { page, context } = await visit(PATH);
  const look = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const ticket = page.locator('.ticket-offer').first();
  await page.clock.setFixedTime(new Date('2027-03-01T11:00Z'));
  await look();
  expect(await ticket.innerText()).toContain('Until 28 February 2027');
  await page.clock.setFixedTime(new Date('2027-03-01T13:00Z'));
  await look();
  expect(await ticket.innerText()).toContain('was on offer until 28 February 2027.');
  await context.close();
});

test('pages whose offer does not end load nothing for it', async () => {
  const scripts = async (path: string) => {
    const { page, context } = await visit(path);
    const found = await page
      .locator('script[src]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
    await context.close();
    return found;
  };
  expect(await scripts('/with/maya-at-halfpast/restaurants/')).toHaveLength(1);
  expect(await scripts(PATH)).toHaveLength(2);
});
