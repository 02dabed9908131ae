import { digest } from '../core/digest.ts';

const known = new WeakMap<object, string>();

/**
 * The digest of a value that many items share, computed once an object: 100,000 pages refer to the same few hundred
 * segments, affiliates and case studies. Only for objects that nobody changes any more.
 */
export function sharedDigest(value: unknown): string {
  if (typeof value !== 'object' || value === null) return digest(value);
  const found = known.get(value);
  if (found !== undefined) return found;
  const made = digest(value);
  known.set(value, made);
  return made;
}

/** The digest of a record of shared values, each by its own digest. */
export function digestOfShared(members: Readonly<Record<string, unknown>>): string {
  return digest(
    Object.fromEntries(Object.entries(members).map(([key, value]) => [key, memberDigest(value)])),
  );
}

/** Lists and records made for one item hold shared objects: their members are digested, they themselves are not kept. */
function memberDigest(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(memberDigest);
  if (typeof value === 'object' && value !== null) return sharedDigest(value);
  return value;
}
