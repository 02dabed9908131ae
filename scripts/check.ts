import { join, resolve } from 'node:path';
import type { Body } from '../src/check/check-bodies.ts';
import { checkOutput, type CheckedOutput } from '../src/check/check-output.ts';
import { checkPictures } from '../src/check/check-pictures.ts';
import { checkWhole } from '../src/check/check-whole.ts';
import { foldProblems } from '../src/check/fold-problems.ts';
import { noticeContent } from '../src/check/notice-content.ts';
import type { PrivateValues } from '../src/check/find-private.ts';
import { buildJourneys } from '../src/emails/build-journeys.ts';
import { layoutProblems } from '../src/emails/check-layouts.ts';
import { formatProblem, KithError, type Problem } from '../src/core/errors.ts';
import { readTextIfAny } from '../src/core/files.ts';
import { wasInterrupted } from '../src/output/build-lock.ts';
import { scanOutput } from '../src/output/found-files.ts';
import { readManifest } from '../src/output/manifest.ts';
import { readRefused } from '../src/output/refused-build.ts';
import { itemsOf } from '../src/plan/diff-plan.ts';
import { planPath } from '../src/plan/read-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
import { allowedHosts, checkTexts, readBodies, readPrivate } from './inspection.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan, type MadePlan } from './make-plan.ts';
import { count } from '../src/core/table.ts';
import { bytes, openTerminal, type Terminal } from './terminal.ts';

export interface CheckOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
}

interface CheckFacts {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Problem[];
  readonly checked: {
    readonly texts: number;
    readonly output: CheckedOutput['facts'] | null;
    /** How many e-mail addresses, ids, names and sentences were looked for. */
    readonly privateValues: number;
    readonly notSearched: readonly string[];
  };
}

/** `kith check`: everything that is wrong in content and in dist. Changes nothing but the snapshot, if data changed. */
export async function check(options: CheckOptions): Promise<void> {
  const terminal = openTerminal(options);
  const site = resolve(options.site);
  const facts = await inspect(site, options, terminal);
  terminal.print(describe(facts), facts);
  if (facts.problems.length > 0) process.exitCode = 1;
}

async function inspect(site: string, options: CheckOptions, { progress }: Terminal): Promise<CheckFacts> {
  const bodies = await readBodies(site);
  // A site that was built without cards is checked without them.
  const cards = (await readBuiltPlan(site))?.cards.length !== 0;
  const made = await makePlan({ ...options, cards }, progress).catch(asProblems);
  const plan = 'plan' in made ? made : null;
  const secrets = plan && (await readPrivate(site, plan, progress));
  const content = [
    ...('problems' in made ? made.problems : []),
    ...(await checkTexts(site, bodies, plan && plan.plan)),
    ...(plan ? layoutProblems(plan.project.emails.layouts) : []),
  ];
  const output = await inspectOutput(site, bodies, plan, secrets, progress);
  return {
    problems: [...content, ...foldProblems(output.problems)],
    remarks: plan
      ? [
          ...plan.remarks,
          ...noticeContent(plan.project, plan.plan),
          ...buildJourneys(plan.plan, plan.project.emails).remarks,
        ]
      : [],
    checked: {
      texts: bodies.length,
      output: output.facts,
      privateValues: secrets ? secrets.emails.size + secrets.texts.length + secrets.portals.size : 0,
      notSearched: secrets
        ? secrets.notSearched
        : ['anything private: content must be readable to know what that is'],
    },
  };
}

/** The problems of a plan that cannot be made; anything but a KithError is a fault of ours. */
function asProblems(thrown: unknown): { problems: readonly Problem[] } {
  if (thrown instanceof KithError) return { problems: thrown.problems };
  throw thrown;
}

async function inspectOutput(
  site: string,
  bodies: readonly Body[],
  made: MadePlan | null,
  secrets: PrivateValues | null,
  progress: Terminal['progress'],
): Promise<{ problems: readonly Problem[]; facts: CheckedOutput['facts'] | null }> {
  const dist = join(site, 'dist');
  const found = await scanOutput(dist);
  const whole = checkWhole({
    interrupted: wasInterrupted(site),
    refused: (await readRefused(site)) !== null,
    manifest: await readManifest(site),
    found,
    items: made && itemsOf(made.plan),
  });
  const files = new Set(found.keys());
  if (made) whole.push(...checkPictures(made.project, made.plan, files));
  const built = await readBuiltPlan(site);
  if (!built || found.size === 0) return { problems: whole, facts: null };
  const { problems, facts } = await checkOutput(
    {
      dist,
      plan: built,
      look: [...found.keys()],
      files,
      hosts: allowedHosts(built, made?.project.program ?? null, bodies),
      secrets,
    },
    progress,
  );
  return { problems: [...whole, ...problems], facts };
}

/** The plan that dist was built from. */
async function readBuiltPlan(site: string): Promise<Plan | null> {
  const text = await readTextIfAny(planPath(site));
  return text === null ? null : (JSON.parse(text) as Plan);
}

function describe({ problems, remarks, checked }: CheckFacts): string {
  const { output } = checked;
  return [
    ...problems.map((problem) => `✗ ${formatProblem(problem)}\n`),
    ...remarks.map((remark) => `· ${formatProblem(remark)}\n`),
    `Checked ${count(checked.texts)} texts${output ? `, ${count(output.files)} files of dist, ${count(output.pages)} pages, ${count(output.links)} links` : '; there is no dist to check'}.`,
    ...(checked.privateValues > 0 && output
      ? [`Looked in every byte for ${count(checked.privateValues)} private values.`]
      : []),
    `Not searched for: ${checked.notSearched.join('; ')}.`,
    ...(output
      ? [...output.heaviestPages.slice(0, 1), ...output.heaviestCards.slice(0, 1)].map(
          ({ file, bytes: weight, limit }) =>
            `Heaviest: ${file}, ${bytes(weight)} of ${bytes(limit)} allowed.`,
        )
      : []),
    '',
    problems.length === 0
      ? `Nothing is wrong${remarks.length > 0 ? `; ${count(remarks.length)} remarks` : ''}.`
      : `${count(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}, ${count(remarks.length)} remarks.`,
  ].join('\n');
}
