/** Accounts lie in so many buckets of about the same size, by the hash of their ids; an account never changes its own. */
export const BUCKETS = 16 ** 3;

/** The bucket of an account, as three hexadecimal digits; every engine computes MD5 alike. */
export const BUCKET_SQL = 'substr(md5(account_id), 1, 3)';

/** The first bucket behind this share of all, as text; the one behind the last sorts behind all of them. */
export function bucketBehind(share: number): string {
  const bucket = Math.ceil(BUCKETS * Math.min(1, share));
  return bucket < BUCKETS ? bucket.toString(16).padStart(3, '0') : 'g';
}
