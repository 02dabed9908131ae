import { expect, test } from 'vitest';
import { buildKitParts } from '../../src/kits/build-kit.ts';
import { renderCell } from '../../src/core/csv.ts';
import { renderHeadlinesCsv } from '../../src/kits/headlines-csv.ts';
import { renderLinksCsv } from '../../src/kits/links-csv.ts';
import type { PlannedKit } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  [' =1', "' =1"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
])('the cell %j is written %j', (text, cell) => {
  expect(renderCell(text)).toBe(cell);
});

function firstKit() {
  const plan = fixturePlan();
  return buildKitParts(plan, plan.kits[0] as PlannedKit);
}

test('every creative has a row with its own link', () => {
  const { kit } = firstKit();
  const lines = renderLinksCsv(kit).trimEnd().split('\r\n');
  expect(lines[0]).toBe('creative,channel,url');
  expect(lines).toHaveLength(
    1 +
      kit.texts.length +
      kit.headlines.length +
      kit.ownLinks.length +
      kit.images.length +
      kit.banners.length +
      1,
  );
  expect(lines).toContain(`x-pain,x,${kit.texts.find(({ creative }) => creative === 'x-pain')?.link ?? ''}`);
});

test('headlines have their length, and say where they fit', () => {
  const { kit, copy } = firstKit();
  const [head = '', ...lines] = renderHeadlinesCsv(kit, copy.words).trimEnd().split('\r\n');
  expect(head).toBe(
    '\ufeffHeadline,What it says,Characters,"X, with link (280)",Google Ads description (90),E-mail preview text (90),E-mail subject (50),Google Ads headline (30),Link',
  );
  expect(lines).toHaveLength(kit.headlines.length);
  const short = lines.find((line) => line.startsWith('Oatmark for bakeries,'));
  expect(short).toContain('Oatmark for bakeries,The promise,20,yes,yes,yes,yes,yes,https://');
});
