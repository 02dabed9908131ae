import type { Where } from '../core/errors.ts';

/** What databases and APIs share, once sources.yaml is understood. Secrets are still names here. */
export interface RemoteInput {
  /** Inputs with the same key hold the same rows. */
  readonly key: string;
  /** As the report calls it. */
  readonly shown: string;
  /** What its rows are counted in, for refusals. */
  readonly counted: string;
  /** Where it stands in sources.yaml. */
  readonly where: Where & { readonly key: string };
}
