import { expect, test } from 'vitest';
import { buildKit } from '../../src/kits/build-kit.ts';
import { renderCell, renderLinksCsv } from '../../src/kits/links-csv.ts';
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

test('every creative has a row', () => {
  const plan = fixturePlan();
  const [row] = plan.kits;
  if (!row) throw new Error('the fixture has no kits');
  const kit = buildKit(plan, row);
  const lines = renderLinksCsv(kit).trimEnd().split('\r\n');
  expect(lines[0]).toBe('creative,channel,url');
  expect(lines).toHaveLength(1 + kit.texts.length + kit.images.length + 1);
  expect(lines).toContain(`x-pain,x,${kit.texts.find(({ creative }) => creative === 'x-pain')?.link ?? ''}`);
});
