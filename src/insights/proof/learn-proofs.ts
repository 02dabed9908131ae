import type { ProofAge, ProofFigure } from '../../schemas/insights/proof-figure.ts';
import { ProofKindSchema } from '../../schemas/program.ts';
import type { Proof } from '../../schemas/proof.ts';
import type { Study } from '../study.ts';
import { answerQuestion } from './answer-question.ts';
import { findAge } from './find-age.ts';
import { poseQuestions } from './pose-questions.ts';

export interface LearnedProofs {
  readonly proofAge: ProofAge;
  /** By segment, in the order in which the program shows them; those that it does not show come last. */
  readonly proofFigures: readonly ProofFigure[];
  /** What the plan publishes of them. */
  readonly proofs: readonly Proof[];
}

/** Which figures about each segment may be published, and of the others why not. */
export async function learnProofs(study: Study): Promise<LearnedProofs> {
  const proofAge = await findAge(study.snapshot, study.project.program.proof.maxAgeDays);
  const figures: ProofFigure[] = [];
  for (const question of await poseQuestions(study)) {
    figures.push(...(await answerQuestion(question, study, proofAge)));
  }
  const proofFigures = inOrder(figures, study);
  const proofs = proofFigures.flatMap(({ proof, held }) => (proof !== null && held === null ? [proof] : []));
  return { proofAge, proofFigures, proofs };
}

function inOrder(figures: readonly ProofFigure[], { project, scopes }: Study): ProofFigure[] {
  const segments = scopes.map(({ segment }) => segment);
  const kinds = [...new Set([...project.program.proof.show, ...ProofKindSchema.options])];
  return figures.toSorted(
    (a, b) =>
      segments.indexOf(a.segment) - segments.indexOf(b.segment) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
}
