import type { Json } from '../../core/digest.ts';

/** Numbers of more than 15 digits may not survive as numbers. */
const LONG_NUMBER = /[0-9][0-9.]{15}/;

/**
 * JSON whose numbers keep their digits: those that a JavaScript number would change become the text that they were.
 * @throws a SyntaxError where it is no JSON
 */
export function parseJson(text: string): Json {
  return JSON.parse(text, LONG_NUMBER.test(text) ? keepDigits : undefined) as Json;
}

/** The third argument is newer than TypeScript's library: the text of a value that is no object. */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return isExact(value, context.source) ? value : context.source;
}

function isExact(value: number, source: string): boolean {
  return Number.isSafeInteger(value) || String(value) === source || source.replace(/\D/g, '').length <= 15;
}
