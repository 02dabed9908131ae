import type { ProofAge, ProofFigure } from '../../schemas/insights/proof-figure.ts';
import type { Study } from '../study.ts';
import { isGap } from './answerable.ts';
import { assessFigure } from './assess-figure.ts';
import { buildProof, wordProof } from './build-proof.ts';
import { holdBack } from './hold-back.ts';
import { measurePopulation } from './measure-population.ts';
import type { Question } from './pose-questions.ts';

/** The figures of one question, one for each of its segments: what may be said, or why nothing may. */
export async function answerQuestion(
  question: Question,
  study: Study,
  age: ProofAge,
): Promise<ProofFigure[]> {
  const { kind, formula, segments, population } = question;
  const { minimumAccounts, show } = study.project.program.proof;
  const isAsked = show.includes(kind);
  if (segments.length === 0) return [];
  if (isGap(population)) {
    const held = { by: 'no-data', ...population } as const;
    const empty = { measured: null, proof: null, wording: {}, held };
    return segments.map(({ segment }) => ({ segment, kind, formula, isAsked, ...empty }));
  }
  const { project, asOf } = study;
  const until = age.dataUntil < asOf ? age.dataUntil : asOf;
  const { overlaps, parts } = await measurePopulation(study.snapshot, question, population, until);
  const assessments = parts.map((part) => assessFigure({ ...question, ...part }, minimumAccounts));
  const held = holdBack(question, assessments, overlaps, study, age);
  return segments.map((asked, index): ProofFigure => {
    const assessment = assessments[index];
    const part = parts[index];
    if (!assessment || !part) throw new Error(`The segment ${asked.segment} was not measured`);
    const reason = held[index] ?? null;
    const mayStand = reason === null || reason.by === 'not-asked';
    const proof =
      mayStand && assessment.rounded ? buildProof(question, asked, assessment.rounded, part.sums, age) : null;
    return {
      ...{ segment: asked.segment, kind, formula, isAsked, proof },
      measured: assessment.measured,
      wording: proof === null ? {} : wordProof(proof, project),
      held: reason,
    };
  });
}
