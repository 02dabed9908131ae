import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSearch, type PrivateText, type PrivateValues } from '../../src/check/find-private.ts';
import { readTexts } from '../../src/check/read-texts.ts';
import { isTellingId, isTellingName } from '../../src/check/telling.ts';
import { html, OPEN, wrongIn } from './tiny-dist.ts';

const name = (text: string): PrivateText => ({ text, kind: 'the name of a contact', exact: false });
const id = (text: string): PrivateText => ({ text, kind: 'the id of an account', exact: true });
const TOKEN = 'abcdefghijklmnopqrstuv0123';
const VALUES: PrivateValues = {
  ...OPEN,
  emails: new Set(['ada@corner.example', "o'hara+x@corner.example"]),
  texts: [
    name('Ada Byron'),
    name('Zoë & Söhne'),
    name('Corner'),
    name('山田太郎商店'),
    id('HP-0042'),
    id('6f1c-77aa-e'),
  ],
  secrets: ['0123456789abcdef-secret'],
  portals: new Map([[TOKEN, `kits/rosa-${TOKEN}/`]]),
  published: ['Ada Byron Bakery'],
};
const search = openSearch(VALUES);
const foundIn = (text: string, file = 'a.txt') =>
  search(text, file).map((finding) => finding.text ?? finding.kind);

test.each([
  ['Write to ada@corner.example.', 'ada@corner.example'],
  ['mailto:ADA@corner.Example?subject=x', 'ada@corner.example'],
  ['"email":"ada@corner.example"', 'ada@corner.example'],
  ["<o'hara+x@corner.example>", "o'hara+x@corner.example"],
  ["to: 'ada@corner.example'", 'ada@corner.example'],
  ['as Ada Byron says', 'Ada Byron'],
  ['Ada\u00a0Byron', 'Ada Byron'],
  ['Ada\n  Byron’s bread', 'Ada Byron'],
  ['utm_content=Ada+Byron', 'Ada Byron'],
  ['Zoë & Söhne', 'Zoë & Söhne'],
  ['昨日、山田太郎商店に', '山田太郎商店'],
  ['account HP-0042, since', 'HP-0042'],
  ['?a=6f1c-77aa-e&b', '6f1c-77aa-e'],
  [`token=0123456789abcdef-secretly`, 'the secret behind the portals'],
  [`/kits/rosa-${TOKEN}/`, "another affiliate's private address"],
])('%j gives away %s', (text, expected) => {
  expect(foundIn(text)).toEqual([expected]);
});

test.each([
  'Write to ada@corner.example.org or bada@corner.example',
  'Ada, Countess Lovelace, née Byron',
  'ada byron',
  'Adam Byron, Ada Byrone',
  'the Ada Byron Bakery opens at six',
  'Around the corner',
  'HP-00421, XHP-0042, HP 0042, hp-0042',
  '山田さん',
])('%j gives nothing away', (text) => {
  expect(foundIn(text)).toEqual([]);
});

test('a portal and its own files may hold its token', () => {
  expect(foundIn(`/kits/rosa-${TOKEN}/`, `kits/rosa-${TOKEN}/hotels.zip`)).toEqual([]);
  expect(foundIn(`/kits/rosa-${TOKEN}/`, `fr/kits/rosa-${TOKEN}/index.html`)).toEqual([]);
  expect(foundIn(`/kits/rosa-${TOKEN}/`, `kits/max-x/index.html`)).toHaveLength(1);
});

test('a value is named once for each text, however often it stands there', () => {
  expect(foundIn('Ada Byron, Ada Byron, ada@corner.example ada@corner.example')).toEqual([
    'ada@corner.example',
    'Ada Byron',
  ]);
});

const leaks = async (file: string, content: string | Uint8Array) =>
  (await wrongIn({ [file]: content }, { secrets: VALUES })).map((line) => line.replace(/ Shows .*?: /, ' '));

test.each([
  ['in the text', '<p>Ada Byron</p>'],
  ['across elements', '<p><strong>Ada</strong> <em>Byron</em></p>'],
  ['across elements that touch', '<p><b>Ada</b><b>Byron</b></p>'],
  ['in an attribute', '<p title="Ada Byron">x</p>'],
  ['as entities', '<p>&#65;da &#x42;yron</p>'],
  ['in a comment', '<!-- Ada Byron -->'],
  ['in a script', '<script>const a = "Ada Byron"</script>'],
  ['escaped in a script', '<script>const a = "\\u0041da Byron"</script>'],
  ['in an address', '<a href="/for/bakeries/?x=Ada%20Byron">x</a>'],
  ['in a template', '<template>Ada Byron</template>'],
])('a page gives a name away %s', async (_, body) => {
  expect(await leaks('a/index.html', html(body))).toEqual(['dist/a/index.html Ada Byron']);
});

test('a page is not blamed for words that only stand near each other', async () => {
  expect(
    await leaks('a/index.html', html('<p title="Ada">x</p> <p>Ada</p><p>Lovelace</p> <p>Lord Byron</p>')),
  ).toEqual([]);
});

test.each([
  ['txt', new TextEncoder().encode('x Ada Byron')],
  ['pf_fragment', gzipSync('pagefind_dcd{"content":"x Ada Byron"}')],
  ['jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 0, ...Buffer.from('Artist Ada Byron\0')])],
  ['png', png([chunk('tEXt', Buffer.from('Author\0Ada Byron'))])],
  ['png', png([chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('Ada Byron')]))])],
  ['png', png([chunk('iTXt', Buffer.concat([Buffer.from('Author\0\x01\0\0\0'), deflateSync('Ada Byron')]))])],
  ['png', Buffer.concat([png([]), Buffer.from('Ada Byron')])],
] as const)('a %s file gives a name away', async (ending, bytes) => {
  expect(await leaks(`f.${ending}`, bytes)).toEqual([`dist/f.${ending} Ada Byron`]);
});

test('zips are unpacked, packed and stored entries alike, and zips in them', async () => {
  const inner = zipSync({ 'deep.txt': Buffer.from('HP-0042') });
  const zip = zipSync({
    'a.txt': [Buffer.from('Ada Byron '.repeat(20)), { level: 9 }],
    'b.html': [Buffer.from('<p>Ada</p> <b>Byron</b>'), { level: 0 }],
    'c.png': [png([chunk('tEXt', Buffer.from('Author\0Ada Byron'))]), { level: 0 }],
    'd.zip': [inner, { level: 0 }],
    'Ada Byron.txt': Buffer.from('x'),
  });
  expect(await leaks('k.zip', zip)).toEqual([
    'dist/k.zip!a.txt Ada Byron',
    'dist/k.zip!b.html Ada Byron',
    'dist/k.zip!c.png Ada Byron',
    'dist/k.zip!d.zip/deep.txt HP-0042',
    'dist/k.zip!Ada Byron.txt Ada Byron',
  ]);
});

test('pixels are not read as words', () => {
  const [text] = readTexts('a.png', png([chunk('IDAT', Buffer.from('Ada Byron'))]));
  expect(text?.text).not.toContain('Ada');
});

test('secrets and tokens are never repeated in a message', async () => {
  const body = `0123456789abcdef-secret ${TOKEN}`;
  const lines = await wrongIn({ 'a/index.html': html(body) }, { secrets: VALUES });
  expect(lines).toEqual([
    'dist/a/index.html Shows the secret behind the portals',
    "dist/a/index.html Shows another affiliate's private address",
  ]);
});

test('a hundred thousand accounts do not make a page slow to search', () => {
  const texts = Array.from({ length: 100_000 }, (_, index) => [
    id(`ACC-${index + 100_000}`),
    name(`Ada Nr${index}`),
  ]).flat();
  const emails = new Set(Array.from({ length: 300_000 }, (_, index) => `p${index}@x.example`));
  const many = openSearch({ ...OPEN, texts, emails });
  const page = `${'Ada bakes bread at six in ACC and writes to nobody@x.example. '.repeat(400)} ACC-199999 Ada Nr7`;
  const began = performance.now();
  expect(many(page, 'a.html').map(({ text }) => text)).toEqual(['ACC-199999', 'Ada Nr7']);
  // A search of each value for itself would take minutes; the bound is generous to slow machines.
  expect(performance.now() - began).toBeLessThan(1000);
});

test.each([
  ['HP-0042', true],
  ['cus_9aX', true],
  ['12345678', true],
  ['1042', false],
  ['A-1', false],
  ['team', false],
])('the id %s is telling: %s', (text, telling) => {
  expect(isTellingId(text)).toBe(telling);
});

test.each([
  ['Ada Byron', true],
  ['7 Eleven Ltd', true],
  ['NorthPeak', true],
  ['Studio54', true],
  ['Wolfsburgerei', true],
  ['山田太郎商店', true],
  ['Team', false],
  ['Planning', false],
  ['front desk', false],
  ['A B', false],
])('the name %s is telling: %s', (text, telling) => {
  expect(isTellingName(text)).toBe(telling);
});

function chunk(type: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
}

function png(chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.alloc(13)),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
