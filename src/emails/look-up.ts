import { KithError } from '../core/errors.ts';

/** What one of the plan's tables holds under a key. @throws where it holds nothing, which is a fault of the plan */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string, name: string): T {
  const found = Object.hasOwn(table, key) ? table[key] : undefined;
  if (found !== undefined) return found;
  throw new KithError(`An e-mail refers to ${name}["${key}"], which the plan does not have`, {
    hint: 'This is a fault in Kith, not in your content. Please report it with the message above.',
  });
}
