/** What long work tells whoever waits for it. Stages call it; commands decide how it looks. */
export interface Progress {
  /** A stage begins, with the number of things to do where that is known. */
  begin(stage: string, total?: number): void;
  /** That many things are done so far, of `total` where it was not known before. */
  advance(done: number, total?: number): void;
  /** What is being done just now, within the stage: it replaces what was said before. */
  detail?(text: string): void;
  /** The stage ended; `summary` says in a few words what came of it. */
  end(summary: string): void;
  /** Something worth knowing that is not an error. */
  note(text: string): void;
}

/** For tests and for callers that do not want to hear of it. */
export const silentProgress: Progress = {
  begin: () => undefined,
  advance: () => undefined,
  end: () => undefined,
  note: () => undefined,
};
