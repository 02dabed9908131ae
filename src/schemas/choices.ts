/** Something that a page shows or could have shown, and why; reasons are clauses that can follow "because". Private. */
export interface Weighed {
  readonly id: string;
  /** What stands on the page. */
  readonly title: string;
  readonly isShown: boolean;
  readonly because: readonly string[];
}

/** The part of a kit whose links lead to one of several pages. */
export interface Share {
  /** Creatives that a variant names, and those that are shared out by a number made of their names. */
  readonly named: readonly string[];
  readonly drawn: readonly string[];
  readonly of: number;
}

/** What was weighed for one page, what is shown first. */
export interface Choices {
  /** The case studies of its segment. */
  readonly stories: readonly Weighed[];
  /** How many case studies are about other segments alone. */
  readonly storiesElsewhere: number;
  readonly offers: readonly Weighed[];
  /** Of a landing page whose segment has variants: which creatives lead here, and of how many; null elsewhere. */
  readonly share: Share | null;
}
