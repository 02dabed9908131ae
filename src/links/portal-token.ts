import { createHmac } from 'node:crypto';

/**
 * The part of a portal's address that cannot be guessed: 26 characters (130 bits) of an HMAC over the affiliate's id.
 * The same secret gives the same address; another secret gives all portals new ones, and one rotation more gives this
 * affiliate a new one.
 */
export function portalToken(secret: string, affiliate: string, rotations = 0): string {
  const subject = rotations === 0 ? affiliate : `${affiliate} ${rotations}`;
  const bytes = createHmac('sha256', secret).update(`kith portal ${subject}`).digest();
  return toBase32(bytes).slice(0, 26);
}

/** Lowercase letters and digits only, so that addresses survive file systems that ignore case. */
function toBase32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return bits.toString(32);
}
