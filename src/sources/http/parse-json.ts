import type { Json } from '../../core/digest.ts';

/** Numbers of more than 15 digits may not survive as numbers. */
const LONG_NUMBER = /[0-9][0-9.]{15}/;

/** Whole texts, and numbers that are long enough to lose digits outside of them. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?[0-9][0-9.eE+-]{15,}/g;

/**
 * JSON whose numbers keep their digits: those that a JavaScript number would change become the text that they were.
 * @throws a SyntaxError where it is no JSON
 */
export function parseJson(text: string): Json {
  const kept = LONG_NUMBER.test(text) ? text.replace(TEXT_OR_LONG_NUMBER, keepDigits) : text;
  return JSON.parse(kept) as Json;
}

function keepDigits(token: string): string {
  return token.startsWith('"') || isExact(token) ? token : `"${token}"`;
}

function isExact(number: string): boolean {
  return Number.isSafeInteger(Number(number)) || String(Number(number)) === number;
}
