/** Something that a page shows or could have shown, and why; reasons are clauses that can follow "because". Private. */
export interface Weighed {
  readonly id: string;
  /** What stands on the page. */
  readonly title: string;
  readonly isShown: boolean;
  readonly because: readonly string[];
}

/** What was weighed for one page, what is shown first. */
export interface Choices {
  /** The case studies of its segment. */
  readonly stories: readonly Weighed[];
  /** How many case studies are about other segments alone. */
  readonly storiesElsewhere: number;
  readonly offers: readonly Weighed[];
}
