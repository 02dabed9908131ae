/** Where a problem stands: a file relative to the site, and as far as known its line (1-based), key and row. */
export interface Where {
  file: string;
  line?: number | undefined;
  /** Dotted path of a YAML key, or a column name. */
  key?: string | undefined;
  /** Row of a data source, 1-based, the header not counted. */
  row?: number | undefined;
}

/** One thing that is wrong: what happened, where, and what to do about it. */
export interface Problem {
  message: string;
  hint?: string | undefined;
  where?: Where | undefined;
}

interface KithErrorOptions {
  hint?: string | undefined;
  where?: Where | undefined;
  cause?: unknown;
  problems?: readonly Problem[];
}

/**
 * The only error that Kith throws on purpose. `problems` holds everything that a stage found wrong at once;
 * an error without a list is itself the one problem.
 */
export class KithError extends Error {
  override readonly name = 'KithError';
  readonly hint: string | undefined;
  readonly where: Where | undefined;
  readonly problems: readonly Problem[];

  constructor(message: string, options: KithErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.where = options.where;
    this.problems = options.problems ?? [{ message, hint: options.hint, where: options.where }];
  }
}

/** Throws one error for all problems of a stage, or returns when there are none. */
export function throwIfAny(problems: readonly Problem[], stage: string): void {
  if (problems.length > 0) throw problemsAsError(problems, stage);
}

/** All problems of a stage as one error: a single one speaks for itself. */
export function problemsAsError(problems: readonly Problem[], stage: string): KithError {
  const [only] = problems;
  if (problems.length === 1 && only) return new KithError(only.message, { ...only, problems });
  return new KithError(`${problems.length} problems in ${stage}`, { problems });
}

/** `segments/hotels.mdx:7 (pains.0)`, the way people and editors read a place. */
export function formatWhere(where: Where): string {
  const line = where.line === undefined ? '' : `:${where.line}`;
  const row = where.row === undefined ? '' : `, row ${where.row}`;
  const key = where.key ? ` (${where.key})` : '';
  return `${where.file}${line}${row}${key}`;
}

/** One problem as text: place, what happened, what to do. */
export function formatProblem({ message, hint, where }: Problem): string {
  const place = where ? `${formatWhere(where)}\n  ` : '';
  return `${place}${message}${hint ? `\n  → ${hint}` : ''}`;
}

/** What was thrown, as a sentence: libraries throw errors, strings and worse. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
