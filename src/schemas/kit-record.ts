import type { KitNews } from './plan.ts';

/** What a finished build made of a kit: what the next one says is new is measured by it. */
export interface KitRecord {
  /** Digest of all that its texts are written from. */
  readonly texts: string;
  /** Digests of its images, by creative. */
  readonly images: Readonly<Record<string, string>>;
  readonly news: KitNews | null;
}

/** By `<affiliate>/<segment>/<locale>`. */
export type KitRecords = Readonly<Record<string, KitRecord>>;
