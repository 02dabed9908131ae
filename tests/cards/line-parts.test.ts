import { expect, test } from 'vitest';
import { inVisualOrder, isolate, partsOf } from '../../src/cards/line-parts.ts';

/** Parts from left to right, those that run from right to left in brackets. */
function seen(line: string, direction: 'ltr' | 'rtl'): string[] {
  return inVisualOrder(partsOf(line, direction))
    .filter(({ text }) => text !== ' ')
    .map(({ text, level }) => (level % 2 === 1 ? `[${text}]` : text));
}

test('leaves the order alone where all runs from left to right', () => {
  expect(seen('Friday’s rota (done) 24/7', 'ltr')).toEqual(['Friday’s', 'rota', '(done)', '24/7']);
});

test('keeps numbers whole within Arabic', () => {
  expect(seen('خصم 5.5 لمدة 24/7', 'rtl')).toEqual(['24/7', '[لمدة]', '5.5', '[خصم]']);
  expect(seen('من 1,200.50 إلى 9:30', 'rtl')).toEqual(['9:30', '[إلى]', '1,200.50', '[من]']);
});

test('sets a percent sign as browsers do: after the number as Arabic is read, or as the marks around it say', () => {
  expect(seen('خصم 30% لك', 'rtl')).toEqual(['[لك]', '[%]', '30', '[خصم]']);
  expect(seen('خصم 30\u200e%\u200e لك', 'rtl').join('')).toBe('[لك]30\u200e%\u200e[خصم]');
});

test('keeps Latin words within Arabic in their own order', () => {
  expect(seen('جدول Osteria Lumen جاهز', 'rtl')).toEqual(['[جاهز]', 'Osteria', 'Lumen', '[جدول]']);
});

test('keeps a name apart from the number after it', () => {
  const name = 'أحمد الفارسي';
  expect(seen(`${isolate(name, 'ltr')} 2 cafés`, 'ltr')).toEqual(['[الفارسي]', '[أحمد]', '2', 'cafés']);
  expect(seen(`${name} 2 cafés`, 'ltr')).toEqual(['2', '[الفارسي]', '[أحمد]', 'cafés']);
});

test('leaves Latin names in Latin texts as they are', () => {
  expect(isolate('Chiara Bellandi', 'ltr')).toBe('Chiara Bellandi');
});
