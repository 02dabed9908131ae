import type { Comparison, Interval, Share } from './figures.ts';

/** What is told apart: accounts that stayed from those that left, and of those that stayed, the ones that grew. */
export type PlaybookOutcome = 'stayed' | 'grew';

/** Something that accounts did early and that separates those which do well from the others. */
export interface Habit {
  readonly outcome: PlaybookOutcome;
  /** As they are called in the data; in their order, where it counts. */
  readonly actions: readonly string[];
  /** Whether only this order counts; false where it is enough to have done all of them. */
  readonly inOrder: boolean;
  /** Share of the judged accounts that did it. */
  readonly support: Share;
  /** Accounts that did it against all others, over accounts among which it was not searched for. */
  readonly comparison: Comparison;
  /** Accounts that did all of it in order against those that did all of it in another; null where order does not count. */
  readonly order: Comparison | null;
  /** Accounts that did some of it against those that did none; null for a single action. */
  readonly some: Comparison | null;
  /** For each action, the day after signup on which half of the accounts that did all of it and did well had done it. */
  readonly days: readonly number[];
}

/** One step of the playbook as a new customer takes it. */
export interface PlaybookStep {
  readonly action: string;
  /** Whole days after signup; 0 is the day of signup. */
  readonly day: number;
  readonly outcome: PlaybookOutcome;
}

/** What early actions say about all accounts (`segment` null), or about those of a segment. */
export interface ScopePlaybook {
  readonly segment: string | null;
  /** Accounts that can be judged: see `Playbook.days`. */
  readonly judged: number;
  readonly stayed: Share;
  /** Of those that stayed; null where the data does not say who grew. */
  readonly grew: Share | null;
  /** What was found among these accounts and held on the others, most telling first. */
  readonly habits: readonly Habit[];
  /** Single actions after which accounts do worse. */
  readonly warnings: readonly Habit[];
  /** What was found among all accounts, compared among those of this segment; empty for all accounts. */
  readonly shared: readonly { readonly habit: Habit; readonly comparison: Comparison }[];
  /** Whose habits the steps are: those found among these accounts, those of all accounts, or some of each. */
  readonly source: 'own' | 'everybody' | 'both' | null;
  /** Whether all of the steps hold among these accounts themselves. */
  readonly isProven: boolean;
  /** The steps to show to new customers, in their order; empty where nothing was found. */
  readonly steps: readonly PlaybookStep[];
}

/** Which early actions, and which order of them, separate accounts that stay and grow from those that do not. Private. */
export interface Playbook {
  /**
   * How many days from the day of signup count as early. Judged are accounts that signed up long enough ago, within the
   * time that the activity covers, and were still customers after these days: who left sooner could not do everything.
   */
  readonly days: number;
  /** All accounts first, then each segment with a rule. Empty where the data does not allow it: see `notes`. */
  readonly scopes: readonly ScopePlaybook[];
  /** Actions that make no difference to be seen in whether accounts stay, by how many did them. */
  readonly idle: readonly {
    readonly action: string;
    readonly support: Share;
    readonly difference: Interval;
  }[];
  /** Actions in some scope's steps for which content/actions.yaml has no words. */
  readonly wordless: readonly string[];
  /** Sentences on what was left out, and what the data could not tell. */
  readonly notes: readonly string[];
}
