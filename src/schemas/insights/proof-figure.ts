import type { Day } from '../date.ts';
import type { ProofKind } from '../program.ts';
import type { Formula, Proof, ProofWording } from '../proof.ts';
import type { Interval } from './figures.ts';

/** Why a figure is not published. */
export type HeldBackBy =
  /** The data does not say. */
  | 'no-data'
  /** The newest date in the data is older than the program allows. */
  | 'outdated'
  /** Over fewer accounts than the program's minimum. */
  | 'too-few'
  /** So few accounts on one side of a share that they could be recognised. */
  | 'one-sided'
  /** One account makes up so much of a mean that it shows. */
  | 'dominated'
  /** So uncertain that it says nothing. */
  | 'uncertain'
  /** Together with the figure of another segment it would tell about the few accounts in between. */
  | 'difference'
  /** Nothing speaks against it but that `proof.show` does not name it. */
  | 'not-asked';

/** A figure about a segment, exactly and as it may be published. Private, but for `proof`. */
export interface ProofFigure {
  readonly segment: string;
  readonly kind: ProofKind;
  readonly formula: Formula;
  /** Whether `proof.show` names it. */
  readonly isAsked: boolean;
  /** Exactly; a share is 0-1, a count has no interval. Null where the data does not say. */
  readonly measured: {
    readonly value: number;
    readonly n: number;
    readonly interval: Interval | null;
  } | null;
  /** What may be shown of it; of a figure that is not asked for, what might be; else null. */
  readonly proof: Proof | null;
  /** The same in the program's languages: locale -> words. Empty where `proof` is null. */
  readonly wording: Readonly<Record<string, ProofWording>>;
  /** Why it stands on no page, and what to do about it; null where it is published. */
  readonly held: HeldBack | null;
}

export interface HeldBack {
  readonly by: HeldBackBy;
  /** A whole sentence: "7 accounts were measured, and it takes 10." */
  readonly because: string;
  /** What to do, as a whole sentence; null where there is nothing. */
  readonly next: string | null;
}

/** Until when the data reaches, and until when its figures may be shown. */
export interface ProofAge {
  /** The newest date in the data; of data without dates, the day of the pull. */
  readonly dataUntil: Day;
  readonly isDated: boolean;
  readonly shownUntil: Day;
}
