import { copyOf } from './copy-of.ts';

/** Passages that are remembered as harmless before the memory of them begins anew. */
const MOST_PASSAGES = 100_000;

/**
 * Searches texts passage by passage. Pages about one segment have nearly everything in common: a passage in which nothing
 * was found is not searched again.
 */
export function openPassageSearch<Found>(
  search: (passage: string) => readonly Found[],
): (text: string) => Found[] {
  const harmless = new Set<string>();
  const remember = (passage: string) => {
    if (harmless.size === MOST_PASSAGES) harmless.clear();
    harmless.add(copyOf(passage));
  };
  return (text) =>
    passagesOf(text).flatMap((passage) => {
      if (harmless.has(passage)) return [];
      const found = search(passage);
      if (found.length === 0) remember(passage);
      return found;
    });
}

/**
 * The passages of a text: some lines and the first one of the next passage, for a name may run over the end of a line.
 * The lines alone say where a passage ends (behind one line of four, roughly), so that texts which differ in one place
 * have their other passages in common.
 */
export function passagesOf(text: string): string[] {
  const passages: string[] = [];
  let start = 0;
  for (
    let line = 0, end = endOfLine(text, 0);
    end < text.length;
    line = end + 1, end = endOfLine(text, line)
  ) {
    if ((end - line) % 4 !== 0) continue;
    passages.push(text.slice(start, endOfLine(text, end + 1)));
    start = end + 1;
  }
  return [...passages, text.slice(start)];
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}
