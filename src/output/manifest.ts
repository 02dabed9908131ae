import { createHash } from 'node:crypto';
import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, readTextIfAny, writeFileWhole } from '../core/files.ts';

/** A file of dist as the last complete build left it. */
export interface ManifestFile {
  /** SHA-256 in base64url. */
  readonly hash: string;
  readonly bytes: number;
}

/** What the last complete build published: its items with their digests, and every file with its hash. Private: it names portals. */
export interface Manifest {
  readonly version: 1;
  readonly items: Readonly<Record<string, { readonly kind: string; readonly digest: string }>>;
  readonly files: Readonly<Record<string, ManifestFile>>;
}

const EMPTY: Manifest = { version: 1, items: {}, files: {} };

export function manifestPath(site: string): string {
  return join(site, '.kith', 'manifest.json');
}

/** The manifest of the last complete build; an empty one where there is none, or none that can be read. */
export async function readManifest(site: string): Promise<Manifest> {
  const text = await readTextIfAny(manifestPath(site));
  if (text === null) return EMPTY;
  try {
    const manifest = JSON.parse(text) as Manifest | { version: unknown };
    return manifest.version === EMPTY.version ? (manifest as Manifest) : EMPTY;
  } catch {
    return EMPTY;
  }
}

export async function writeManifest(site: string, manifest: Manifest): Promise<void> {
  await writeFileWhole(manifestPath(site), JSON.stringify(manifest));
}

/** A file of dist as found on disk now. */
export interface FoundFile extends ManifestFile {
  /** Of the file system, in nanoseconds: within one build it tells whether a file was written since. */
  readonly written: bigint;
}

export type FoundFiles = ReadonlyMap<string, FoundFile>;

/**
 * Every file below dist with its hash. What was found earlier in the same build and has not been written since is not
 * read again.
 */
export async function scanOutput(
  dist: string,
  known: FoundFiles = new Map(),
): Promise<Map<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  const paths = await listFiles(dist);
  await inBatches(paths, async (path) => {
    const { mtimeNs, size } = await stat(join(dist, path), { bigint: true });
    const before = known.get(path);
    const isKnown = before !== undefined && before.written === mtimeNs && before.bytes === Number(size);
    found.set(path, isKnown ? before : { ...(await hashFile(join(dist, path))), written: mtimeNs });
  });
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function hashFile(path: string): Promise<ManifestFile> {
  const bytes = await readFile(path);
  return { hash: createHash('sha256').update(bytes).digest('base64url'), bytes: bytes.length };
}

/**
 * Removes from dist whatever the last complete build did not leave there like this: half-written, edited or damaged
 * files would otherwise pass for built ones.
 * @returns the files that may be trusted
 */
export async function keepTrusted(dist: string, manifest: Manifest): Promise<Map<string, FoundFile>> {
  const found = await scanOutput(dist);
  for (const [path, file] of [...found]) {
    if (manifest.files[path]?.hash === file.hash) continue;
    await removeFile(dist, path);
    found.delete(path);
  }
  return found;
}

/** Removes files of dist, and the folders that are empty then. */
export async function removeFiles(dist: string, paths: readonly string[]): Promise<void> {
  await inBatches(paths, (path) => removeFile(dist, path));
}

async function removeFile(dist: string, path: string): Promise<void> {
  await rm(join(dist, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!(await removeIfEmpty(join(dist, folder)))) return;
  }
}

async function removeIfEmpty(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}

/** Enough at once to keep the disk busy, few enough for the limit of open files. */
const BATCH = 64;

async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await Promise.all(items.slice(start, start + BATCH).map(work));
  }
}
