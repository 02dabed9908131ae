import { join } from 'node:path';
import { readTextIfAny, writeFileWhole } from '../core/files.ts';
import type { KitRecords } from '../schemas/kit-record.ts';

/** Null where no build has finished, or where what it left cannot be read. */
export async function readKitRecords(site: string): Promise<KitRecords | null> {
  const text = await readTextIfAny(recordsPath(site));
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as { version?: unknown; kits?: KitRecords };
    return kept.version === 1 && kept.kits ? kept.kits : null;
  } catch {
    return null;
  }
}

export async function writeKitRecords(site: string, kits: KitRecords): Promise<void> {
  await writeFileWhole(recordsPath(site), JSON.stringify({ version: 1, kits }));
}

function recordsPath(site: string): string {
  return join(site, '.kith', 'kits.json');
}
