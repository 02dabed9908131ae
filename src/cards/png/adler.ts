/** The largest prime below 2^16: RFC 1950, 8.2. */
const BASE = 65521;
/** How many bytes may be summed before the sums leave 32 bits: RFC 1950, 9. */
const BATCH = 5552;

/** Adler-32 of bytes. */
export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let start = 0; start < bytes.length; start += BATCH) {
    const end = Math.min(start + BATCH, bytes.length);
    for (let index = start; index < end; index++) {
      low += bytes[index] ?? 0;
      high += low;
    }
    low %= BASE;
    high %= BASE;
  }
  return ((high << 16) | low) >>> 0;
}

/** Adler-32 of two runs of bytes, from the sums of each and the length of the second. */
export function joinAdler32(first: number, second: number, secondLength: number): number {
  const [low1, high1, low2, high2] = [first & 0xffff, first >>> 16, second & 0xffff, second >>> 16];
  // Every byte of the second run was summed as if `low` had begun with 1 instead of the first run's.
  const carried = ((secondLength % BASE) * (low1 - 1 + BASE)) % BASE;
  const low = (low1 + low2 - 1 + BASE) % BASE;
  const high = (high1 + high2 + carried) % BASE;
  return ((high << 16) | low) >>> 0;
}
