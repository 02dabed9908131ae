import type { ContentGap } from '../schemas/insights/content-gaps.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { counted, listed, mostTelling, shown } from './name-lists.ts';
import type { Finding, Focus, Section } from './section.ts';

/** What somebody should write next, what touches most accounts first. */
export function describeContentGaps({ contentGaps, facts }: Insights, focus: Focus): Section | null {
  if (focus.affiliate !== null || !facts.accounts) return null;
  const gaps = contentGaps.filter(
    ({ segments }) => focus.segment === null || segments.length === 0 || segments.includes(focus.segment),
  );
  const { kept, rest } = mostTelling(gaps.map(findingOn));
  return {
    title: 'Content that is missing',
    summary:
      gaps.length === 0
        ? 'Nothing that the data asks for: what goes with success has its guide and its place, and there is a story to show.'
        : `${counted(gaps.length, 'thing')} to write, what touches most accounts first.`,
    findings: kept,
    notes: rest,
  };
}

function findingOn(gap: ContentGap): Finding {
  return { what: sentenceOn(gap), sure: null, next: adviceOn(gap) };
}

const BECAUSE: Readonly<Record<ContentGap['because'], string>> = {
  stayed: 'goes with staying',
  grown: 'goes with growing',
  left: 'is a reason for leaving',
  frequent: 'is named often',
};

function sentenceOn({ kind, segments, about, accounts, because }: ContentGap): string {
  const name = shown(about ?? '');
  const where = segments.length === 0 ? '' : ` in ${listed(segments)}`;
  const touched = accounts === 0 ? '' : ` (${counted(accounts, 'account')})`;
  switch (kind) {
    case 'guide':
      return `No guide answers ${name}, which ${BECAUSE[because]}${where}${touched}.`;
    case 'pain-text':
      return segments.length === 0
        ? `No segment speaks of ${name}, which ${BECAUSE[because]}${touched}.`
        : `The text of ${listed(segments)} does not speak of ${name}, which ${BECAUSE[because]} there${touched}.`;
    case 'use-case':
      return `${name} ${BECAUSE[because]}${where}${touched}, and ${segments.length === 1 ? 'the page does' : 'the pages do'} not show it.`;
    case 'case-study':
      return `${listed(segments)} has no case study that may be shown${touched}.`;
    case 'no-guides':
      return `${listed(segments)} has no guide for any of its pains${touched}.`;
    case 'no-use-cases':
      return `${listed(segments)} shows no use case${touched}.`;
  }
}

function adviceOn({ kind, segments, about, because }: ContentGap): string {
  const name = shown(about ?? '');
  const files = listed(
    segments.map((segment) => `content/segments/${segment}.mdx`),
    3,
  );
  switch (kind) {
    case 'guide':
    case 'no-guides':
      return `kith new guide "…"${about === null ? ', with one of its pains' : `, with pain: ${name}`}.`;
    case 'pain-text':
      return `Add it to pains in ${files === '' ? 'the segments whose accounts name it' : files}, in your audience’s own words.`;
    case 'use-case':
      return `Add it to useCases in ${files}.${because === 'stayed' ? '' : ' It makes customers larger, not more loyal.'}`;
    case 'case-study':
      return `Ask one of the best accounts of ${listed(segments)} for its story and its consent, then kith new case-study "…".`;
    case 'no-use-cases':
      return `Name some under useCases in ${files}, or kith new use-case "…".`;
  }
}
