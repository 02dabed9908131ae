import { formatDay } from '../../i18n/format.ts';
import type { HeldBack, ProofAge } from '../../schemas/insights/proof-figure.ts';
import type { ProofKind } from '../../schemas/program.ts';
import type { Study } from '../study.ts';
import type { Assessment } from './assess-figure.ts';
import { findIsolating, type Isolation } from './find-isolating.ts';
import type { Overlap } from './measure-population.ts';
import type { Question } from './pose-questions.ts';

/** Why each segment's figure is held back, by the first rule that does; null where none does. */
export function holdBack(
  { kind, segments }: Pick<Question, 'kind' | 'segments'>,
  assessments: readonly Assessment[],
  overlaps: readonly Overlap[],
  { project, asOf }: Pick<Study, 'project' | 'asOf'>,
  age: ProofAge,
): (HeldBack | null)[] {
  const { minimumAccounts, show } = project.program.proof;
  if (age.shownUntil < asOf) return assessments.map(() => outdated(age));
  const isShown = show.includes(kind);
  const candidates = assessments.flatMap(({ held }, index) => (isShown && held === null ? [index] : []));
  const isolating = findIsolating(overlaps, candidates, minimumAccounts);
  return assessments.map((assessment, index) => {
    const isolation = isolating.get(index);
    if (assessment.held) return assessment.held;
    if (isolation) return difference(isolation, index, (place) => segments[place]?.segment ?? '');
    return isShown ? null : notAsked(kind);
  });
}

function outdated({ dataUntil, isDated, shownUntil }: ProofAge): HeldBack {
  const day = formatDay(dataUntil, 'en');
  const found = isDated ? `The newest date in the data is ${day}` : `The data was pulled on ${day}`;
  return {
    by: 'outdated',
    because: `${found}, and figures from it could be shown until ${formatDay(shownUntil, 'en')}.`,
    next: 'Put newer data where content/sources.yaml says and run "kith pull".',
  };
}

function difference(
  { outer, inner, accounts }: Isolation,
  held: number,
  nameOf: (place: number) => string,
): HeldBack {
  const others = inner.map((place) => `"${nameOf(place)}"`).join(' and ');
  const rest = accounts === 1 ? 'only 1 account' : `only ${accounts} accounts`;
  return {
    by: 'difference',
    because: `All accounts of ${others} are in "${nameOf(outer)}" too, which has ${rest} besides: figures of all of them would tell about those.`,
    next:
      held === outer
        ? null
        : `It is shown for "${nameOf(outer)}". To show it here, draw the segments further apart.`,
  };
}

function notAsked(kind: ProofKind): HeldBack {
  return {
    by: 'not-asked',
    because: `proof.show in content/program.yaml does not name "${kind}".`,
    next: null,
  };
}
