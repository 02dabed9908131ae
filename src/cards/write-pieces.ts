import { closeSync, mkdirSync, openSync, renameSync, rmSync, writevSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a writer of files, whole or not at all. Without promises: a card is some small pieces, and waiting for each of
 * them costs more than writing them.
 */
export function createPieceWriter(): (path: string, pieces: readonly Uint8Array[]) => void {
  const folders = new Set<string>();
  return (path, pieces) => {
    const folder = dirname(path);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeAll(temporary, pieces);
      renameSync(temporary, path);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
  };
}

function writeAll(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (writevSync(file, [...pieces]) !== length)
      throw new Error(`Cannot write all of ${path}: is the disk full?`);
  } finally {
    closeSync(file);
  }
}
