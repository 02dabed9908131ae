import ora, { type Ora } from 'ora';
import { formatProblem, KithError, messageOf, type Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';

/** Where commands talk: facts to stdout, everything else to stderr. */
export interface Terminal {
  readonly progress: Progress;
  /** Whether somebody is there to answer questions. */
  readonly asks: boolean;
  /** Facts that were asked for: a table or text, or JSON alone with `--json`. */
  print(text: string, facts: unknown): void;
  /** Remarks: worth knowing, not wrong. */
  remark(problems: readonly Problem[]): void;
}

/** Milliseconds between two lines on the same work, where lines stay. */
const QUIET = 10_000;

/** How many remarks are shown before the rest is only counted. */
const MOST_REMARKS = 12;

/** Columns of text where the terminal is wider or is none. */
const WIDEST = 100;

/** How wide sentences may run on stdout. */
export function textWidth(): number {
  return Math.min(process.stdout.columns || WIDEST, WIDEST);
}

export function openTerminal({ json }: { json: boolean }): Terminal {
  return {
    progress: process.stderr.isTTY ? spinningProgress() : plainProgress(),
    asks: !json && process.stdin.isTTY && process.stdout.isTTY,
    print: (text, facts) => {
      process.stdout.write(json ? `${JSON.stringify(facts, null, 2)}\n` : `${text}\n`);
    },
    remark: (problems) => {
      for (const problem of problems.slice(0, MOST_REMARKS)) note(formatProblem(problem));
      if (problems.length > MOST_REMARKS) note(`… and ${problems.length - MOST_REMARKS} more remarks`);
    },
  };
}

/** Ends a command that failed: every problem with place and remedy, no stack unless asked for. */
export function printFailure(thrown: unknown, debug: boolean): void {
  if (thrown instanceof KithError) {
    if (thrown.problems.length > 1) note(`✗ ${thrown.message}:\n`);
    for (const problem of thrown.problems) note(`✗ ${formatProblem(problem)}\n`);
  } else {
    note(
      `✗ ${messageOf(thrown)}\n  → This is a fault in Kith. Run again with --debug and report what it prints.`,
    );
  }
  if (debug) process.stderr.write(`${thrown instanceof Error ? stackOf(thrown) : ''}\n`);
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A spinner with counts and the time that is left. */
function spinningProgress(): Progress {
  let spinner: Ora | null = null;
  let stage = '';
  let total: number | undefined;
  let done = 0;
  let began = 0;
  return {
    begin(name, count) {
      stage = name;
      total = count;
      done = 0;
      began = performance.now();
      spinner = ora({ text: label(stage, 0, total, 0), stream: process.stderr }).start();
    },
    advance(made, count) {
      done = made;
      total = count ?? total;
      if (spinner) spinner.text = label(stage, done, total, performance.now() - began);
    },
    detail(text) {
      if (spinner) spinner.text = `${label(stage, done, total, performance.now() - began)}  ${text}`;
    },
    end(summary) {
      spinner?.succeed(`${stage.padEnd(8)} ${summary}  ${seconds(performance.now() - began)}`);
      spinner = null;
    },
    note: (text) => {
      spinner?.clear();
      note(`  ${text}`);
    },
  };
}

/** One line when a stage ends, for logs and pipes, and one now and then while something takes long. */
function plainProgress(): Progress {
  let stage = '';
  let began = 0;
  let said = 0;
  return {
    begin(name) {
      stage = name;
      began = said = performance.now();
    },
    advance: () => undefined,
    detail(text) {
      if (performance.now() - said < QUIET) return;
      said = performance.now();
      note(`${stage.padEnd(8)} ${text} so far`);
    },
    end: (summary) => note(`${stage.padEnd(8)} ${summary}  ${seconds(performance.now() - began)}`),
    note: (text) => note(`  ${text}`),
  };
}

function label(stage: string, done: number, total: number | undefined, elapsed: number): string {
  if (total === undefined || total === 0) return stage;
  const left = done > 0 && elapsed > 2000 ? `, ${seconds((elapsed / done) * (total - done))} left` : '';
  return `${stage.padEnd(8)} ${done}/${total}${left}`;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

/** `3.4 MB` */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  return `${(value / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ''}`;
}
