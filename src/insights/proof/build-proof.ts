import { describeProof } from '../../i18n/describe-proof.ts';
import { isKnownLocale } from '../../i18n/locales.ts';
import type { ProofAge } from '../../schemas/insights/proof-figure.ts';
import type { Project } from '../../schemas/project.ts';
import type { Proof, ProofWording } from '../../schemas/proof.ts';
import type { Assessment } from './assess-figure.ts';
import type { Sums } from './measure-population.ts';
import type { AskedSegment, Question } from './pose-questions.ts';

/** A figure as it may be published. */
export function buildProof(
  { kind, formula, days }: Question,
  { segment, label, unit }: AskedSegment,
  rounded: NonNullable<Assessment['rounded']>,
  { from, to }: Sums,
  { dataUntil, isDated }: ProofAge,
): Proof {
  return {
    ...{ segment, kind, formula, days, label, unit, ...rounded },
    from: monthOf(from),
    to: monthOf(to),
    asOf: isDated ? monthOf(dataUntil) : null,
  };
}

/** Its words in every language of the program. */
export function wordProof(
  proof: Proof,
  { program, defaultLocale, segments }: Project,
): Record<string, ProofWording> {
  return Object.fromEntries(
    program.locales.filter(isKnownLocale).map((locale) => {
      const names = segments.filter(({ id }) => id === proof.segment);
      const found = names.find((entry) => entry.locale === locale) ?? names[0];
      const audience = found?.data.audience ?? proof.segment;
      const { name, currency } = program;
      return [locale, describeProof(proof, { audience, program: name, locale, defaultLocale, currency })];
    }),
  );
}

/** The first and the last day are those of one account each: their month is said, and no more. */
function monthOf(day: string | null): string | null {
  return day === null ? null : day.slice(0, 7);
}
