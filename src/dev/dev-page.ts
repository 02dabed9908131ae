import type { Explanation } from '../report/explain/explanation.ts';

/** What the bar shows below a page while the site is edited. */
export interface DevPage {
  /** What is wrong in content or data now; the page shows what was right before. */
  readonly problems: readonly DevProblem[];
  /** Null where the plan has no such page. */
  readonly switches: DevSwitches | null;
  readonly explanation: Explanation | null;
}

export interface DevProblem {
  /** `content/segments/hotels.mdx:7 (pains.0)` */
  readonly place: string | null;
  readonly message: string;
  readonly hint: string | null;
  /** Whether the page cannot be shown at all until it is put right. */
  readonly blocks: boolean;
}

/** Other pages like this one: of another affiliate, for another segment, in another language. */
export interface DevSwitches {
  readonly affiliates: readonly DevChoice[];
  readonly segments: readonly DevChoice[];
  readonly locales: readonly DevChoice[];
}

export interface DevChoice {
  readonly label: string;
  readonly path: string;
  readonly isHere: boolean;
}

/** Below this, the dev server answers for itself. */
export const DEV_PATH = '/_kith/';

/** Sent to the page when something is other than it was. */
export const DEV_EVENT = 'kith:changed';
