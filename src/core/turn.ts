/**
 * A whole number for whoever's turn it is: the same text gives the same number on every machine, and texts that differ
 * a little give numbers that differ a lot (FNV-1a with a final mix, 32 bits).
 */
export function turnOf(...names: readonly string[]): number {
  let hash = 0x811c9dc5;
  const text = names.join('\n');
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
