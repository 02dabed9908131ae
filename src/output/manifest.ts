import { join } from 'node:path';
import { readTextIfAny, writeFileWhole } from '../core/files.ts';

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
  /** Digest of everything that the pages were rendered from. */
  readonly pages?: string;
}

const EMPTY: Manifest = { version: 1, items: {}, files: {} };

export function manifestPath(site: string): string {
  return join(site, '.kith', 'manifest.json');
}

/** The manifest of the last complete build; an empty one where there is none, or none that can be read. */
export async function readManifest(site: string): Promise<Manifest> {
  return (await readManifestAt(manifestPath(site))) ?? EMPTY;
}

/** Null where there is none, or none that can be read. */
export async function readManifestAt<Kind extends Manifest>(path: string): Promise<Kind | null> {
  const text = await readTextIfAny(path);
  if (text === null) return null;
  try {
    const manifest = JSON.parse(text) as Kind | { version: unknown };
    return manifest.version === EMPTY.version ? (manifest as Kind) : null;
  } catch {
    return null;
  }
}

export async function writeManifest(site: string, manifest: Manifest): Promise<void> {
  await writeFileWhole(manifestPath(site), JSON.stringify(manifest));
}
