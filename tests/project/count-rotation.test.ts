import { expect, test } from 'vitest';
import { KithError } from '../../src/core/errors.ts';
import { countRotation } from '../../src/project/count-rotation.ts';

test('counts from nothing, and says in the file what it is for', () => {
  const { text, rotations } = countRotation(null, 'osteria-lumen');
  expect(rotations).toBe(1);
  expect(text).toMatch(/^# How often .*\n# Keep this file.*\n\n?osteria-lumen: 1\n$/);
});

test('counts on, and keeps comments and the others', () => {
  const before = '# ours\nharbour-inn: 2 # left the company\nosteria-lumen: 1\n';
  expect(countRotation(before, 'harbour-inn').text).toBe(
    '# ours\nharbour-inn: 3 # left the company\nosteria-lumen: 1\n',
  );
  expect(countRotation(before, 'tallybook').text).toBe(`${before}tallybook: 1\n`);
});

test.each(['- a\n', 'osteria-lumen: often\n', 'a: [\n'])(
  'leaves a file alone that it cannot read: %j',
  (text) => {
    expect(() => countRotation(text, 'osteria-lumen')).toThrow(KithError);
  },
);
