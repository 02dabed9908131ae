/** Edits (insert, delete, replace one character) between two texts, by Levenshtein's recurrence. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, left] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, right] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (left === right ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known name that was most likely meant, or null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : null;
}

/** `Did you mean "hotels"? ` before the rest of a hint; nothing where no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === null ? '' : `Did you mean "${meant}"? `;
}

/** `Did you mean "hotels"? Known: …`, for the hint of an unknown name. */
export function knownNames(name: string, known: readonly string[], what: string): string {
  const list = known.length === 0 ? 'none yet' : [...known].sort().join(', ');
  return `${didYouMean(name, known)}Known ${what}: ${list}.`;
}
