import { expect, test } from 'vitest';
import { fitText, type Room } from '../../src/cards/fit-text.ts';

/** Every grapheme is half as wide as the font size. */
const measure = (text: string) => [...text].length * 0.5;
const ROOM: Room = { width: 400, height: 200, min: 20, max: 60, lineHeight: 1, maxLines: 4 };

function fit(text: string, room: Partial<Room> = {}) {
  const { size, lines, cut } = fitText(text, 'headline', { ...ROOM, ...room }, measure);
  return { size, lines, cut };
}

test('sets a short text at the largest size', () => {
  expect(fit('Short')).toEqual({ size: 60, lines: ['Short'], cut: false });
});

test('takes the largest size of whole pixels at which the words fit the width', () => {
  expect(fit('Incomprehensibly')).toEqual({ size: 50, lines: ['Incomprehensibly'], cut: false });
});

test('keeps within the height', () => {
  const { size, lines } = fit('one two three four five six', { height: 90 });
  expect(size * lines.length).toBeLessThanOrEqual(90);
});

test('rather loses a little size than takes one more line', () => {
  expect(fit('aaaa bbbb cccc', { max: 60 }).lines).toEqual(['aaaa bbbb cccc']);
  expect(fit('aaaa bbbb cccc', { max: 90 }).lines).toEqual(['aaaa bbbb', 'cccc']);
});

test('leaves no word alone on the last line', () => {
  const { lines } = fit('The shop opens at ten and closes late, doesn’t it', {
    min: 40,
    max: 50,
    height: 999,
  });
  expect(lines.length).toBeGreaterThan(2);
  expect((lines.at(-1) ?? '').length).toBeGreaterThan(6);
});

test('begins a sentence on a line of its own where that costs little size', () => {
  const { lines } = fit('The rota is done. Go and cook.', { width: 300, height: 160, max: 50 });
  expect(lines).toEqual(['The rota', 'is done.', 'Go and cook.']);
});

test('lets each sentence of a headline begin a line where one more has room, at hardly less size', () => {
  const room = { width: 300, height: 200, max: 50 };
  const text = 'The rota is done. Go and cook now.';
  expect(fit(text, room)).toMatchObject({ lines: ['The rota', 'is done.', 'Go and', 'cook now.'], size: 50 });
  expect(fitText(text, 'text', { ...ROOM, ...room }, measure).lines).toHaveLength(3);
});

test('does not lose a fifth of its size for one line that hangs alone, where another does anyway', () => {
  const { lines, size } = fit('Die Dienstplanung ruht. Gehen Sie jetzt ruhn.', {
    ...{ width: 425, height: 999, max: 50 },
  });
  expect(lines).toEqual(['Die Dienstplanung', 'ruht.', 'Gehen Sie', 'jetzt ruhn.']);
  expect(size).toBe(50);
});

test('breaks a word that is wider than the room only at the smallest size', () => {
  const { size, lines, cut } = fit('x'.repeat(90));
  expect({ size, cut }).toEqual({ size: 20, cut: false });
  expect(lines.map((line) => line.length)).toEqual([40, 40, 10]);
});

test('parts very long names at their hyphens, and drops no letter', () => {
  const name = 'Wolfeschlegelsteinhausen-Papadimitrakopoulou';
  const { lines } = fit(name, { max: 28 });
  expect(lines).toEqual(['Wolfeschlegelsteinhausen-', 'Papadimitrakopoulou']);
});

test('ends what does not fit at the smallest size in an ellipsis, and says so', () => {
  const { size, lines, cut } = fit('word '.repeat(60).trim(), { height: 41 });
  expect({ size, cut, count: lines.length }).toEqual({ size: 20, cut: true, count: 2 });
  expect(lines[1]?.endsWith('word…')).toBe(true);
  expect(Math.max(...lines.map(measure)) * size).toBeLessThanOrEqual(400);
});

test('sets nothing for an empty text', () => {
  expect(fit('')).toMatchObject({ lines: [], cut: false });
});

const inGerman = Object.assign((text: string) => [...text.replaceAll('\u00ad', '')].length * 0.5, {
  locale: 'de',
});

test('rather shrinks than parts a word at the author’s soft hyphens', () => {
  const { lines, size } = fitText('Dienst\u00adplan', 'headline', ROOM, inGerman);
  expect({ lines, size }).toEqual({ lines: ['Dienstplan'], size: 60 });
});

test('parts a word at the author’s soft hyphens where it is much larger for it', () => {
  const { lines } = fitText('Arbeitszeit\u00aderfassung', 'headline', { ...ROOM, max: 100 }, inGerman);
  expect(lines).toEqual(['Arbeitszeit-', 'erfassung']);
});

test('breaks a word that is too wide at the smallest size with a hyphen between words, and tells of it', () => {
  const broken: string[] = [];
  const measure = Object.assign((text: string) => inGerman(text), {
    locale: 'de',
    onBroken: (word: string) => broken.push(word),
  });
  const { lines, size, cut } = fitText(
    'Wochenendzuschlagsberechnungsverfahren',
    'text',
    { ...ROOM, width: 300 },
    measure,
  );
  expect({ lines, size, cut }).toEqual({
    lines: ['Wochenendzuschlags-', 'berechnungsverfahren'],
    size: 20,
    cut: false,
  });
  expect(broken).toEqual(['Wochenendzuschlagsberechnungsverfahren']);
});

test('gives Arabic and Japanese lines the height that their letters need', () => {
  const heightOf = (text: string) => fitText(text, 'headline', { ...ROOM, max: 50 }, measure).lineHeight / 50;
  expect(heightOf('Free')).toBe(1);
  expect(heightOf('無料')).toBeGreaterThan(1.2);
  expect(heightOf('مجانًا')).toBeGreaterThan(1.25);
});

test('rather sets Japanese lines a little closer than it leaves the end out', () => {
  const text = '無'.repeat(48);
  const { cut, lineHeight, size } = fitText(text, 'text', { ...ROOM, width: 240, height: 46 }, measure);
  expect({ cut, size }).toEqual({ cut: false, size: 20 });
  expect(lineHeight).toBeLessThan(25);
  expect(lineHeight).toBeGreaterThan(20);
});

test('never parts an emoji', () => {
  const family = '👨‍👩‍👧‍👦';
  const { lines } = fit(family.repeat(8), { width: 100, min: 20, max: 20, height: 999, maxLines: 99 });
  expect(lines.join('')).toBe(family.repeat(8));
  for (const line of lines) expect(line.length % family.length).toBe(0);
});

test('tries no sizes with a text that is far too long, and cuts it as if it had', () => {
  const long = (text: string) => {
    let measured = 0;
    const counting = (line: string) => ((measured += 1), measure(line));
    const { lines, cut, size } = fitText(text, 'headline', ROOM, counting);
    return { shape: lines.map((line) => line.length), cut, size, measured };
  };
  const word = long('Betriebsrat'.repeat(200));
  expect(word).toMatchObject({ shape: [40, 40, 40, 40], cut: true, size: 20 });
  expect(word.measured).toBeLessThan(1000);
  const words = long('Betriebsrat tagt '.repeat(120).trim());
  expect(words).toMatchObject({ shape: [33, 33, 33, 34], cut: true, size: 20 });
  expect(words.measured).toBeLessThan(1000);
});

test('rather takes a line less than it leaves the end of a sentence alone on one', () => {
  const { lines } = fit('Der Dienstplan ruht. Gehen Sie kochen.', { width: 260, height: 120, max: 30 });
  expect(lines).toEqual(['Der Dienstplan ruht.', 'Gehen Sie kochen.']);
});

test('begins a Japanese remark in brackets on a line of its own', () => {
  const measureJa = Object.assign((text: string) => [...text].length, { locale: 'ja' });
  const room = { ...ROOM, width: 700, max: 30, maxLines: 2 };
  const text = '毎週のシフト作成とその後の連絡で浮いた時間（ホテルの半数）';
  expect(fitText(text, 'label', room, measureJa).lines).toEqual([
    '毎週のシフト作成とその後の連絡で浮いた時間',
    '（ホテルの半数）',
  ]);
});
