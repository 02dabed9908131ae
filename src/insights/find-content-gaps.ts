import { allowedOn } from '../schemas/consent.ts';
import type { ContentGap } from '../schemas/insights/content-gaps.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { NicheInsights } from '../schemas/insights/niches.ts';
import type { PainInsight, PainInsights } from '../schemas/insights/pains.ts';
import type { UseCaseInsights } from '../schemas/insights/use-cases.ts';
import { MINIMUM_GROUP } from './statistics/compare-shares.ts';
import type { Study } from './study.ts';

/** Of the accounts that named any pain, as many make one worth a guide or a sentence. */
const FREQUENT = 0.1;

/** A pain of which the text is silent must be named by so many more than one of which it speaks. */
const MORE_FREQUENT = 1.25;

/** Names that stand for no pain. */
const NAMELESS: ReadonlySet<string> = new Set(['other', 'others', 'unknown', 'none', 'misc']);

/** What was learned that content is held against. */
export interface Learned {
  readonly pains: PainInsights;
  readonly useCases: UseCaseInsights;
  readonly niches: NicheInsights;
  readonly standing: Insights['standing'];
}

/** The content that the data asks for. Gaps of several segments that are about the same come as one. */
export function findContentGaps(study: Pick<Study, 'project' | 'asOf'>, learned: Learned): ContentGap[] {
  const gaps = [
    ...gapsOfPains(learned.pains),
    ...gapsOfUseCases(learned.useCases),
    ...gapsOfSegments(study, learned),
  ];
  return joinSegments(gaps).sort(
    (a, b) =>
      b.accounts - a.accounts || (keyOf(a) + a.segments.join() < keyOf(b) + b.segments.join() ? -1 : 1),
  );
}

function gapsOfPains({ scopes, recordedFor }: PainInsights): ContentGap[] {
  return scopes.flatMap(({ segment, pains, answers }) => {
    const known = pains.filter(({ pain, accounts }) => !NAMELESS.has(pain) && accounts >= MINIMUM_GROUP);
    const segments = segment === null ? [] : [segment];
    const isOnlyScope = scopes.length === 1;
    return known.flatMap((insight): ContentGap[] => {
      const because = whyItMatters(insight, answers, recordedFor);
      if (because === null) return [];
      const { pain: about, accounts, guides, written } = insight;
      const gap = { segments, about, accounts, because };
      const noGuide = guides.length === 0 && (segment !== null || isOnlyScope);
      // Reasons for leaving are to be answered; a page need not open with them.
      const noText =
        recordedFor === 'both' &&
        !written &&
        (segment === null || because === 'stayed' || isOvershadowing(insight, pains));
      return [
        ...(noGuide ? [{ ...gap, kind: 'guide' as const }] : []),
        ...(noText ? [{ ...gap, kind: 'pain-text' as const }] : []),
      ];
    });
  });
}

function whyItMatters(
  { comparison, accounts }: PainInsight,
  answers: number,
  recordedFor: PainInsights['recordedFor'],
): ContentGap['because'] | null {
  if (recordedFor === 'both' && comparison?.verdict === 'better') return 'stayed';
  if (accounts < FREQUENT * answers) return null;
  return recordedFor === 'left' ? 'left' : 'frequent';
}

/** Whether clearly more accounts name it than one of the pains of which the text speaks. */
function isOvershadowing({ accounts }: PainInsight, pains: readonly PainInsight[]): boolean {
  return pains.some((other) => other.written && accounts > MORE_FREQUENT * other.accounts);
}

function gapsOfUseCases({ scopes }: UseCaseInsights): ContentGap[] {
  return scopes.flatMap(({ segment, useCases }) => {
    if (segment === null) return [];
    return useCases
      .filter(({ listed }) => !listed)
      .flatMap(({ useCase, accounts, stayed, grown }): ContentGap[] => {
        const because = stayed.verdict === 'better' ? 'stayed' : grown?.verdict === 'better' ? 'grown' : null;
        if (because === null) return [];
        return [{ kind: 'use-case', segments: [segment], about: useCase, accounts, because }];
      });
  });
}

/** Segments without a story that may be shown, without a guide for any of their pains, without a use case. */
function gapsOfSegments(study: Pick<Study, 'project' | 'asOf'>, { niches, standing }: Learned): ContentGap[] {
  const { project } = study;
  const told = segmentsWithStory(study, standing);
  const sizes = new Map(niches.given.map(({ segment, accounts }) => [segment, accounts]));
  return project.segments
    .filter(({ locale }) => locale === project.defaultLocale)
    .flatMap(({ id, data }) => {
      const base = {
        segments: [id],
        about: null,
        accounts: sizes.get(id) ?? 0,
        because: 'frequent',
      } as const;
      const guided = project.guides.some(({ data: guide }) => {
        const isHelpful = data.pains.some(({ pain }) => pain === guide.pain);
        return isHelpful && (guide.segments?.includes(id) ?? true);
      });
      return [
        ...(told.has(id) ? [] : [{ kind: 'case-study' as const, ...base }]),
        ...(guided ? [] : [{ kind: 'no-guides' as const, ...base }]),
        ...(data.useCases.length > 0 ? [] : [{ kind: 'no-use-cases' as const, ...base }]),
      ];
    });
}

/** Segments with a case study whose consent holds, and whose customer has neither left nor may leave. */
function segmentsWithStory(
  { project, asOf }: Pick<Study, 'project' | 'asOf'>,
  standing: Learned['standing'],
): ReadonlySet<string> {
  const told = project.caseStudies.filter(({ locale, data }) => {
    const stands = standing[data.account] ?? 'unknown';
    const isThere = stands !== 'left' && stands !== 'at-risk';
    return locale === project.defaultLocale && isThere && allowedOn(data.consent, asOf).has('story');
  });
  return new Set(told.flatMap(({ data }) => data.segments));
}

/** Gaps about the same thing as one, of all the segments that have it. */
function joinSegments(gaps: readonly ContentGap[]): ContentGap[] {
  const groups = Map.groupBy(gaps, (gap) =>
    gap.about === null ? `${keyOf(gap)} ${gap.segments.join()}` : keyOf(gap),
  );
  return [...groups.values()].flatMap((group): ContentGap[] => {
    const [first] = group;
    if (!first) return [];
    // All accounts together say how many it is where no text speaks of it; in parts they would count twice.
    const whole = group.find(({ segments }) => segments.length === 0);
    const accounts = whole?.accounts ?? group.reduce((sum, gap) => sum + gap.accounts, 0);
    const because = (['stayed', 'grown', 'left', 'frequent'] as const).find((each) =>
      group.some((gap) => gap.because === each),
    );
    return [
      {
        ...first,
        segments: group.flatMap(({ segments }) => segments).sort(),
        accounts,
        because: because ?? first.because,
      },
    ];
  });
}

function keyOf({ kind, about }: ContentGap): string {
  return `${kind} ${about ?? ''}`;
}
