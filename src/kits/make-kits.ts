import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError, type Problem } from '../core/errors.ts';
import { isMissing, writeFileWhole } from '../core/files.ts';
import type { Progress } from '../core/progress.ts';
import type { KitImage } from '../schemas/kit.ts';
import type { Plan } from '../schemas/plan.ts';
import { buildKitParts, type KitParts } from './build-kit.ts';
import { renderKitFiles } from './kit-files.ts';
import { renderManifest, renderZip } from './kit-zip.ts';
import { makeBundle } from './make-bundle.ts';
import { renderQrPng } from './render-qr-png.ts';

export interface MakeKitsInput {
  readonly plan: Plan;
  /** Folder of the site as built; the cards are in it already. */
  readonly outDir: string;
  /** Path of a zip in the folder -> digest of the kit that was written there last time. */
  readonly previous: ReadonlyMap<string, string>;
}

export interface MadeKits {
  readonly made: number;
  readonly kept: number;
  /** Path of every zip of the plan -> its digest: the `previous` of the next build. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts of the kits that were made that fit their channel in no wording, and are therefore left out. */
  readonly problems: readonly Problem[];
}

/** A zip of the plan. */
interface ZipRow {
  readonly zip: string;
  readonly digest: string;
}

/**
 * Writes the plan's kits, one at a time, so that no more than one is ever in memory. A kit whose digest did not
 * change since `previous` and whose file is there is left alone.
 * @throws where a card is missing
 */
export async function makeKits(
  { plan, outDir, previous }: MakeKitsInput,
  { progress }: { readonly progress: Progress },
): Promise<MadeKits> {
  const rows = plan.kits.flatMap(({ zip, ...row }) => (zip === null ? [] : [{ ...row, zip }]));
  progress.begin('kits', rows.length + plan.bundles.length);
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  let made = 0;
  const make = async (zip: ZipRow, write: () => Promise<void>): Promise<void> => {
    if (!(await isKept(zip, outDir, previous))) {
      await write();
      made++;
    }
    files.set(zip.zip, zip.digest);
    progress.advance(files.size);
  };
  for (const row of rows) {
    await make(row, async () => {
      const parts = buildKitParts(plan, row);
      problems.push(...describeTooLong(parts));
      await writeFileWhole(join(outDir, row.zip), await renderKit(parts, row, outDir));
    });
  }
  for (const bundle of plan.bundles) await make(bundle, () => makeBundle(bundle, outDir));
  const kept = files.size - made;
  progress.end(`${made} made, ${kept} kept`);
  return { made, kept, files, problems };
}

function describeTooLong({ kit, tooLong }: KitParts): Problem[] {
  return tooLong.map((name) => ({
    message: `The kit of ${kit.affiliate} for ${kit.segment} (${kit.locale}) has no ${name}: every wording is too long`,
    hint: `Add a shorter wording to content/copy/${kit.locale}.yaml, or shorten what the offer or the segment says.`,
  }));
}

async function isKept(row: ZipRow, outDir: string, previous: ReadonlyMap<string, string>): Promise<boolean> {
  if (previous.get(row.zip) !== row.digest) return false;
  return access(join(outDir, row.zip)).then(
    () => true,
    () => false,
  );
}

async function renderKit(parts: KitParts, row: ZipRow, outDir: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const files: Record<string, Uint8Array> = { 'qr.png': await renderQrPng(parts.links.short) };
  for (const [path, text] of Object.entries(renderKitFiles(parts))) files[path] = encoder.encode(text);
  for (const image of parts.kit.images) files[image.file] = await readCard(image, row, outDir);
  files['manifest.json'] = encoder.encode(renderManifest(parts, files));
  return renderZip(files);
}

async function readCard({ card }: KitImage, { zip }: ZipRow, outDir: string): Promise<Uint8Array> {
  try {
    return await readFile(join(outDir, card));
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new KithError(`The kit ${zip} needs the card ${card}, which has not been rendered`, {
      hint: 'Build everything: cards come before kits.',
      cause,
    });
  }
}
