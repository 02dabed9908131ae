/**
 * Content that the data asks for and that is not there; the gap that touches most accounts first. Private.
 *
 * - `guide`: a pain that matters, and no guide answers it for these segments
 * - `pain-text`: a pain that matters, and the text of these segments does not speak of it (no segments: no text does)
 * - `case-study`: no story of the segment may be shown
 * - `use-case`: a use case that goes with success, and the segments' files do not list it
 * - `no-guides`, `no-use-cases`: nothing at all for the segment
 */
export interface ContentGap {
  readonly kind: 'guide' | 'pain-text' | 'case-study' | 'use-case' | 'no-guides' | 'no-use-cases';
  readonly segments: readonly string[];
  /** The pain or the use case; null where it is about neither. */
  readonly about: string | null;
  /** Accounts that named the pain, that did it early, or that are in the segment. */
  readonly accounts: number;
  /** Why it matters: it goes with staying, with growing or with leaving, or many have it. */
  readonly because: 'stayed' | 'grown' | 'left' | 'frequent';
}
