import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Problem } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Progress } from '../core/progress.ts';
import { openLinkAnswers } from './check-links.ts';
import { isHtml, openLook, type Look, type LookInput } from './look-at-file.ts';
import { readMarkup } from './read-markup.ts';
import { cardLimits, checkWeight, heaviest, LANDING_LIMIT, weighLanding, type Weight } from './weigh.ts';

export interface CheckInput extends LookInput {
  readonly dist: string;
}

/** What is to be checked, when all of dist is there. */
export interface Written {
  /** The files to check; all of them, or those that a build wrote. */
  readonly look: readonly string[];
  /** Every file of dist: where links may lead. */
  readonly files: ReadonlySet<string>;
  /** Files that were looked at before and have not been written since. */
  readonly seen?: ReadonlySet<string>;
}

export interface OutputCheck {
  /** Looks at a file while others are still being written. */
  readonly look: (file: string, bytes: Buffer) => void;
  /** Looks at what was not seen yet, answers what only the whole of dist can answer, and says what is wrong. */
  conclude(written: Written, progress: Progress): Promise<CheckedOutput>;
}

/** How much was looked at. */
export interface OutputFacts {
  files: number;
  pages: number;
  links: number;
  readonly heaviestPages: readonly Weight[];
  readonly heaviestCards: readonly Weight[];
}

export interface CheckedOutput {
  readonly problems: readonly Problem[];
  /** The files in which something is wrong. */
  readonly faulty: readonly string[];
  readonly facts: OutputFacts;
}

/** Looks through files of dist, all at once: links, leaks, listings, disclosure, weights. */
export function checkOutput(input: CheckInput & Written, progress: Progress): Promise<CheckedOutput> {
  return openOutputCheck(input).conclude(input, progress);
}

/** Files looked at before whoever waits is told. */
const BATCH = 64;

/** Checks files of dist, some of them before the others are there. Each file is read once. */
export function openOutputCheck(input: CheckInput): OutputCheck {
  const look = openLook(input);
  const looks = new Map<string, Look>();
  const lookNow = (file: string): void => {
    const bytes = readIfAny(input.dist, file);
    if (bytes) looks.set(file, look(file, bytes));
    else looks.delete(file);
  };
  return {
    look: (file, bytes) => void looks.set(file, look(file, bytes)),
    async conclude(written, progress) {
      const rest = written.look.filter((file) => !(written.seen?.has(file) && looks.has(file)));
      progress.begin('check', rest.length);
      for (const [index, file] of rest.entries()) {
        lookNow(file);
        if (index % BATCH !== 0) continue;
        progress.advance(index);
        await setImmediate();
      }
      const checked = judgeLooks(input, written, looks);
      const { files, pages, links } = checked.facts;
      progress.end(`${files} files, ${pages} pages, ${links} links`);
      return checked;
    },
  };
}

function judgeLooks(input: CheckInput, written: Written, looks: ReadonlyMap<string, Look>): CheckedOutput {
  const judge = openLookJudge(input, written.files);
  const problems: Problem[] = [];
  const faulty: string[] = [];
  for (const file of written.look) {
    const look = looks.get(file);
    const wrong = look ? judge.wrongWith(file, look) : [];
    if (wrong.length > 0) faulty.push(file);
    problems.push(...wrong);
  }
  return { problems, faulty, facts: judge.facts() };
}

/** Answers what files by themselves cannot: where links lead, and what a page weighs with all that it loads. */
function openLookJudge({ dist, plan }: CheckInput, files: ReadonlySet<string>) {
  const read = (file: string) => readFileSync(join(dist, file));
  const answer = openLinkAnswers({
    files,
    idsOf: once((file: string) => readMarkup(read(file).toString('utf8')).ids),
  });
  const gzippedSizeOf = once((file: string) => (files.has(file) ? gzipSync(read(file)).length : 0));
  const limits = cardLimits(plan);
  const counts = { files: 0, pages: 0, links: 0 };
  const weights = { pages: [] as Weight[], cards: [] as Weight[] };

  const weigh = (file: string, { bytes, gzipped, open }: Look): Problem[] => {
    const limit = gzipped === null ? limits.get(file) : LANDING_LIMIT;
    if (limit === undefined) return [];
    const weight = {
      file,
      bytes: gzipped === null ? bytes : weighLanding(gzipped, open, gzippedSizeOf),
      limit,
    };
    weights[gzipped === null ? 'cards' : 'pages'].push(weight);
    return checkWeight(weight);
  };
  return {
    wrongWith(file: string, look: Look): Problem[] {
      counts.files += 1;
      counts.pages += isHtml(file) ? 1 : 0;
      counts.links += look.links;
      return [...answer(file, look.open), ...look.wrong, ...weigh(file, look)];
    },
    facts: (): OutputFacts => ({
      ...counts,
      heaviestPages: heaviest(weights.pages),
      heaviestCards: heaviest(weights.cards),
    }),
  };
}

/** A file that is gone since it was listed is for the check of wholeness to tell. */
function readIfAny(dist: string, file: string): Buffer | null {
  try {
    return readFileSync(join(dist, file));
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** A function that answers each key once. */
function once<Value>(work: (key: string) => NonNullable<Value>): (key: string) => NonNullable<Value> {
  const known = new Map<string, NonNullable<Value>>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
