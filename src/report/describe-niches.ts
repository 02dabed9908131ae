import { stringify } from 'yaml';
import type { Insights } from '../schemas/insights/insights.ts';
import type { GivenSegment, NicheInsights, SuggestedNiche } from '../schemas/insights/niches.ts';
import type { Condition, Rule } from '../schemas/rule.ts';
import { howSure, percent, shareWithInterval } from './figures.ts';
import { counted, listed, mostTelling, shown } from './name-lists.ts';
import type { Finding, Focus, Section } from './section.ts';

/** How large the segments are, how they do, and which niches the data suggests besides. */
export function describeNiches({ niches }: Insights, focus: Focus): Section | null {
  if (focus.affiliate !== null || niches.accounts === 0) return null;
  const given = niches.given.filter(({ segment }) => focus.segment === null || segment === focus.segment);
  const suggested = niches.search.niches.filter(
    ({ inside }) => focus.segment === null || inside === focus.segment,
  );
  const overlaps = niches.overlaps.filter(
    ({ segments }) => focus.segment === null || segments.includes(focus.segment),
  );
  const findings = [
    ...suggested.filter(isBetter).map(nicheFinding),
    ...given.toSorted(byPoints).flatMap((segment) => givenFinding(segment) ?? []),
    ...suggested.filter((niche) => !isBetter(niche)).map(nicheFinding),
    ...overlaps.map(({ segments: [one, other], accounts, share }): Finding => ({
      what: `${one} and ${other} overlap: ${counted(accounts, 'account')} are in both, ${percent(share)} of the smaller one.`,
      sure: null,
      next: 'Decide which page is theirs, or tell the two apart in their rules.',
    })),
  ];
  const { kept, rest } = mostTelling(findings);
  return {
    title: 'Segments and niches',
    summary: summarize(niches, given, focus),
    findings: kept,
    table: {
      head: ['segment', 'accounts', 'customers', 'of all', 'still customers'],
      rows: given.map(({ segment, accounts, customers, share, stayed }) => [
        segment,
        accounts,
        customers,
        percent(share),
        stayed && stayed.among.n > 0 ? shareWithInterval(stayed.among) : '?',
      ]),
    },
    notes: [...rest, ...notesOn(niches, focus)],
  };
}

function summarize(
  { accounts, outside, given: all, search }: NicheInsights,
  given: readonly GivenSegment[],
  focus: Focus,
): string {
  const named = (verdict: string) =>
    given.filter(({ stayed }) => stayed?.verdict === verdict).map(({ segment }) => segment);
  const [better, worse] = [named('better'), named('worse')];
  const isAre = (names: readonly string[]) => (names.length === 1 ? 'stays' : 'stay');
  const none = `${counted(outside.accounts, 'account')} of ${accounts.toLocaleString('en-US')} ${outside.accounts === 1 ? 'is' : 'are'} in no segment.`;
  return [
    all.length === 0 ? 'No segment has a rule yet, so all accounts are looked at together.' : '',
    better.length === 0 ? '' : `${listed(better)} ${isAre(better)} more often than the other accounts.`,
    worse.length === 0 ? '' : `${listed(worse)} ${isAre(worse)} less often.`,
    focus.segment !== null && better.length === 0 && worse.length === 0
      ? `As far as its ${counted(given[0]?.accounts ?? 0, 'account')} can tell, ${focus.segment} stays about as often as the rest.`
      : '',
    focus.segment === null && all.length > 0 ? none : '',
    focus.segment === null && search.reason === null && search.niches.length === 0
      ? 'No niche beside them stands out.'
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function isBetter({ stayed }: SuggestedNiche): boolean {
  return stayed.verdict === 'better';
}

function byPoints(a: GivenSegment, b: GivenSegment): number {
  return (b.stayed?.difference.points ?? 0) - (a.stayed?.difference.points ?? 0);
}

function givenFinding({ segment, stayed }: GivenSegment): Finding | null {
  if (!stayed || (stayed.verdict !== 'better' && stayed.verdict !== 'worse')) return null;
  return {
    what: `${percent(stayed.among.share)} of the accounts in ${segment} are still customers, against ${percent(stayed.others.share)} of all others.`,
    sure: howSure(stayed),
    next:
      stayed.verdict === 'better'
        ? 'Give this page to more affiliates, and name this audience first where you name several.'
        : 'Before you bring more of them, look at what those that stayed have in common.',
  };
}

function nicheFinding(niche: SuggestedNiche): Finding {
  const { rule, accounts, share, inside, stayed } = niche;
  const others = inside === null ? 'of comparable accounts' : `of comparable accounts in ${inside}`;
  const size = `${counted(accounts, 'account')}, ${percent(share)} of all`;
  return {
    what: `A niche that ${isBetter(niche) ? 'stays' : 'leaves'} more often: ${inWords(rule)} (${size}). ${percent(stayed.among.share)} are still customers, against ${percent(stayed.others.share)} ${others}.`,
    sure: howSure(stayed),
    next: isBetter(niche)
      ? `If you can address them: kith new segment "${nameOf(rule)}", with accounts: ${ruleText(rule)}`
      : `Leave them out of what you pay for, until you know why. As a rule: ${ruleText(rule)}`,
  };
}

/** `contract Two Year and staff from 51` */
function inWords(rule: Rule): string {
  return Object.entries(rule as Record<string, Condition>)
    .map(([column, condition]) => `${shown(column)} ${conditionInWords(condition)}`)
    .join(' and ');
}

function conditionInWords(condition: Condition): string {
  if (typeof condition !== 'object' || Array.isArray(condition)) return shown(String(condition));
  const { min, max } = condition as { min?: number; max?: number };
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  return min === undefined ? `up to ${max ?? ''}` : `from ${min}`;
}

function nameOf(rule: Rule): string {
  return Object.entries(rule as Record<string, Condition>)
    .map(([column, condition]) =>
      typeof condition === 'string' && !/^(yes|no)$/i.test(condition)
        ? shown(condition)
        : `${shown(column)} ${conditionInWords(condition)}`,
    )
    .join(' ')
    .replaceAll('"', '')
    .toLowerCase();
}

/** As it is pasted into a segment's file. */
function ruleText(rule: Rule): string {
  return stringify(rule, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function notesOn({ search }: NicheInsights, { segment }: Focus): string[] {
  if (segment !== null) return [];
  if (search.reason !== null) return [`Niches were not looked for: ${search.reason}`];
  return [
    ...(search.leaks.length === 0 ? [] : [`Left out because it knows the outcome: ${listed(search.leaks)}.`]),
    `${search.candidates.toLocaleString('en-US')} values, bands and pairs of ${listed(search.columns, 8)} were looked at among ${search.searched.toLocaleString('en-US')} accounts; what stood out had to hold again among ${search.confirmed.toLocaleString('en-US')} others, and the figures are from these. Accounts of a segment are compared with others of that segment.`,
  ];
}
