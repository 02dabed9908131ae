import { isCancel } from '@clack/prompts';
import { KithError } from '../src/core/errors.ts';

/** Stands in the field of a question that may be passed over. */
export const LATER = 'Enter: later, in the file';

/** @throws where somebody pressed Ctrl+C: nothing was written */
export function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value))
    throw new KithError('Nothing was written', { hint: 'Run it again whenever you like.' });
  return value as Exclude<Value, symbol>;
}
