import { expect, test } from 'vitest';
import { splitUnit } from '../../src/i18n/split-unit.ts';

test.each([
  ['14 days', '14', ' days'],
  ['8,5 h', '8,5', ' h'],
  ['8.5時間', '8.5', '時間'],
  ['14 يومًا', '14', ' يومًا'],
  ['15\u00a0Tage', '15', '\u00a0Tage'],
  ['79\u202f%', '79\u202f%', ''],
  ['190+', '190+', ''],
  ['€1,200', '€1,200', ''],
  ['over 97%', 'over 97%', ''],
  ['9 in 10', '9 in 10', ''],
  ['', '', ''],
])('%j is %j and %j', (figure, number, unit) => {
  expect(splitUnit(figure)).toEqual([number, unit]);
});
