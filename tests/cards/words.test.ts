import { expect, test } from 'vitest';
import { joinWords, wordsOf } from '../../src/cards/words.ts';

const pieces = (text: string, locale: string) =>
  wordsOf(text, locale)
    .map(({ text: piece, spaced }) => (spaced ? ` ${piece}` : piece))
    .join('|')
    .slice(1);

test.each([
  ['ja', '金曜のシフトが、火曜には決まっている。', '金曜の|シフトが、|火曜には|決まっている。'],
  ['ja', 'お店のシフト表、もう手書きで悩まない', 'お店の|シフト表、|もう|手書きで|悩まない'],
  ['ja', '「シフト作成が30分に」と店長は言う。', '「シフト作成が|30分に」と|店長は|言う。'],
  ['ja', 'Osteria Lumen様から2か月無料', 'Osteria| Lumen様から|2か月無料'],
  ['ja', '第3回キャンペーン（先着100名）開催中！', '第3回キャンペーン|（先着100名）|開催中！'],
  ['ja', 'ご紹介者には：100ユーロ分のギフトカード', 'ご紹介者には：|100ユーロ分の|ギフトカード'],
  ['ja', 'チェックアウト40室、婚礼1件。', 'チェックアウト|40室、|婚礼1件。'],
  ['ja', '交代を知っていて、その5人に入っていない。', '交代を|知っていて、|その5人に|入っていない。'],
  ['ja', '部屋の扉は開けておく、ということを', '部屋の|扉は|開けておく、という|ことを'],
  ['zh-CN', '周五的排班周二就完成', '周五|的|排班|周二|就|完成'],
  ['fr', 'Prêt\u00a0? «\u00a0Oui\u00a0» dit-elle', 'Prêt\u00a0?| «\u00a0Oui\u00a0»| dit-elle'],
  ['de', 'Arbeits\u00adzeit\u00aderfassung heute', 'Arbeits|zeit|erfassung| heute'],
  ['ar', 'جدول المناوبات جاهز', 'جدول| المناوبات| جاهز'],
])('breaks %s at phrases and words: %s', (locale, text, expected) => {
  expect(pieces(text, locale)).toBe(expected);
});

/** No line begins or ends with these, wherever the phrases are parted. */
const TEXT = 'ショップ「ヴィラ・ルーチェ」（京都）は、ゆっくりしゃべる……オーナーの店。5,000円／月〜！';
const STARTS = /^[、。」』）】・ー…〜！？ぁぃぅぇぉっゃゅょァィゥェォッャュョ／]/u;
const ENDS = /[「『（【]$/u;

test('keeps kinsoku in every phrase', () => {
  const words = wordsOf(TEXT, 'ja').map(({ text }) => text);
  expect(words.join('')).toBe(TEXT);
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) {
    expect(word).not.toMatch(STARTS);
    expect(word).not.toMatch(ENDS);
  }
});

test('a line that ends at a soft hyphen ends in a hyphen, and one that goes on does not', () => {
  const [first, second] = wordsOf('Arbeits\u00adzeit', 'de');
  if (!first || !second) throw new Error('it has two parts');
  expect(joinWords([first])).toBe('Arbeits-');
  expect(joinWords([first, second])).toBe('Arbeits\u00adzeit');
});
