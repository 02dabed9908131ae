import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Chromium is called, most likely first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium that browser tests run: the one that `KITH_CHROMIUM` names, else one on the PATH; null where there is none. */
export function findChromium(): string | null {
  const named = process.env['KITH_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
