import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { KithError } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Rows } from './png/rows.ts';
import type { Part } from './render-part.ts';

/** A digest, as far as it is safe to be a file's name. */
const FILE_NAME = /^[\w-]{1,64}$/;

/** What stands before the chunks: a line of JSON. */
interface Header {
  readonly palette: string;
  readonly cut: readonly string[];
  readonly broken: readonly string[];
  /** Colours of its own, in base64. */
  readonly colors: string;
  readonly rows: readonly { readonly adler: number; readonly length: number; readonly size: number }[];
}

/** The part as it stands in the cache. */
export function packPart({ rows, palette, colors, cut, broken }: Part): Buffer {
  const sizes = rows.map(({ adler, length, chunk }) => ({ adler, length, size: chunk.length }));
  const own = Buffer.from(colors).toString('base64');
  const header: Header = { palette, cut, broken, colors: own, rows: sizes };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...rows.map(({ chunk }) => chunk)]);
}

/** The part in the bytes, or null where they are damaged. */
export function unpackPart(bytes: Buffer): Part | null {
  const end = bytes.indexOf(10);
  if (end < 0) return null;
  const header = parseHeader(bytes.toString('utf8', 0, end));
  if (!header) return null;
  let from = end + 1;
  const rows: Rows[] = [];
  for (const { adler, length, size } of header.rows) {
    const chunk = bytes.subarray(from, from + size);
    if (chunk.length !== size || crc32(chunk.subarray(4, size - 4)) !== chunk.readUInt32BE(size - 4))
      return null;
    rows.push({ chunk, adler, length });
    from += size;
  }
  if (from !== bytes.length) return null;
  const { palette, cut, broken } = header;
  return { rows, palette, cut, broken, colors: Buffer.from(header.colors, 'base64') };
}

/** The cached part with a digest, or null where there is none that is whole and of that palette. */
export function readPart(cacheDir: string, digest: string, palette: string): Part | null {
  try {
    const part = unpackPart(readFileSync(partPath(cacheDir, digest)));
    return part?.palette === palette ? part : null;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** Puts a part into the cache, whole or not at all. */
export function writePart(cacheDir: string, digest: string, bytes: Uint8Array): void {
  const path = partPath(cacheDir, digest);
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

/** Two letters of the digest are a folder, so that none grows too large to list. */
function partPath(cacheDir: string, digest: string): string {
  if (!FILE_NAME.test(digest)) {
    throw new KithError(`"${digest}" is no digest of a scene or band`, {
      hint: 'This is a fault in Kith, not in your content. Please report it with the message above.',
    });
  }
  return join(cacheDir, digest.slice(0, 2), digest);
}

function parseHeader(text: string): Header | null {
  try {
    const value = JSON.parse(text) as Partial<Header> | null;
    return value?.palette !== undefined &&
      value.cut &&
      value.broken &&
      value.rows &&
      value.colors !== undefined
      ? (value as Header)
      : null;
  } catch {
    return null;
  }
}
