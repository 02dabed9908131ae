import { createHash } from 'node:crypto';
import { KithError } from './errors.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Length of a digest in base64url characters: 120 bits, ample against accidental collisions. */
const LENGTH = 20;

/**
 * The digest of a JSON value, independent of the order of keys: 20 base64url characters of its SHA-256.
 * Anything that JSON cannot hold (undefined, NaN, functions, dates) throws, so that no digest is blind to it.
 */
export function digest(value: unknown): string {
  return digestBytes(canonicalJson(value, '$'));
}

/** The digest of bytes or of a text as it stands. */
export function digestBytes(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, LENGTH);
}

/** JSON with sorted keys; `path` names the offending place in the error. */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => canonicalJson(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key], `${path}.${key}`)}`);
    return `{${members.join(',')}}`;
  }
  throw new KithError(`Cannot make a digest: ${path} is ${describe(value)}`, {
    hint: 'This is a fault in Kith, not in your content. Please report it with the message above.',
  });
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'object') return value?.constructor.name ?? 'an odd object';
  return typeof value === 'number' ? `the number ${value}` : typeof value;
}
