/** A text with its first letter as the language's capital. */
export function capitalise(text: string, locale: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}
