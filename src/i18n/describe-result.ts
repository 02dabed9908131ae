/** Languages that say what is counted first: 「シフト作成の時間 11時間」. */
const LABEL_FIRST: ReadonlySet<string> = new Set(['ja', 'zh', 'ko']);

/** A number of a story with what it counts, in a line: "11 h saved on planning every week". */
export function describeResult(
  { value, label }: { readonly value: string; readonly label: string },
  locale: string,
): string {
  return LABEL_FIRST.has(locale.slice(0, 2)) ? `${label} ${value}` : `${value} ${label}`;
}
