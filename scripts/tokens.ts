import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { readTextIfAny, writeFileWhole } from '../src/core/files.ts';
import { knownNames } from '../src/core/suggest.ts';
import { countRotation } from '../src/project/count-rotation.ts';
import { TOKENS_FILE } from '../src/schemas/tokens.ts';
import type { CommonOptions } from './kith.ts';
import { learn } from './learn.ts';
import { openTerminal } from './terminal.ts';

/** `kith tokens rotate`: the affiliate's private page gets another address with the next build. */
export async function rotate(affiliate: string, options: CommonOptions): Promise<void> {
  const terminal = openTerminal(options);
  const asOf = new Date().toISOString().slice(0, 10);
  const { affiliates } = await learn({ site: options.site, asOf }, terminal.progress);
  const ids = affiliates.map(({ id }) => id);
  if (!ids.includes(affiliate)) {
    throw new KithError(`There is no affiliate "${affiliate}"`, {
      hint: knownNames(affiliate, ids, 'affiliates'),
    });
  }
  const path = join(resolve(options.site), TOKENS_FILE);
  const { text, rotations } = countRotation(await readTextIfAny(path), affiliate);
  await writeFileWhole(path, text);
  terminal.print(
    `${affiliate} gets a new private address with the next build; the old one is gone then.\n→ Run "kith build", publish dist, and send the affiliate its new address. Keep ${TOKENS_FILE} with your other files.`,
    { affiliate, rotations, file: TOKENS_FILE },
  );
}
