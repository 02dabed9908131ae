/** A name as SQL takes it literally, whatever it holds: names come from the headings of other people's files. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
