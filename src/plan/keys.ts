/** The plan's key of something in a language. */
export function keyOf(locale: string, id: string): string {
  return `${locale}/${id}`;
}

/** The key in the wanted language if the table has it, else in the default one, else null. */
export function bestKey(
  table: Readonly<Record<string, unknown>>,
  id: string,
  locale: string,
  defaultLocale: string,
): string | null {
  return [keyOf(locale, id), keyOf(defaultLocale, id)].find((key) => Object.hasOwn(table, key)) ?? null;
}

/** What a key stands for; a key without anything behind it is a fault of the plan. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value {
  const value = table[key];
  if (value === undefined) throw new Error(`The plan refers to "${key}", which it does not hold`);
  return value;
}
