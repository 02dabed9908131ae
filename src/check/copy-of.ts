/**
 * The same text in memory of its own. A part of a text is a view of the whole: whoever remembers an address of each page
 * would keep every page. What is put together anew stands for itself.
 */
export function copyOf(part: string): string {
  return `\n${part}`.slice(1);
}
