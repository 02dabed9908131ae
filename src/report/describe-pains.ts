import type { Comparison } from '../schemas/insights/figures.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { PainInsight, PainsOfScope, TopicInsights } from '../schemas/insights/pains.ts';
import { percent, pointsBetween } from './figures.ts';
import { counted, listed, mostTelling, shown } from './name-lists.ts';
import type { Finding, Focus, Section } from './section.ts';

/** Named reasons for leaving below this share are not worth a line. */
const WORTH_A_LINE = 0.05;

/** What brought the accounts that stayed, or why accounts left, and which guides answer it. */
export function describePains({ pains, topics }: Insights, focus: Focus): Section | null {
  if (focus.affiliate !== null || pains.recordedFor === 'none') return null;
  const scopes = scopesShown(pains.scopes, focus);
  if (scopes.every(({ pains: named }) => named.length === 0)) return null;
  const describe = pains.recordedFor === 'both' ? describeBoth : describeOneKind;
  const section = describe(scopes, focus, pains.recordedFor === 'left');
  const { kept, rest } = mostTelling([...section.findings, ...findingsOnTopics(topics, focus)]);
  return {
    ...section,
    findings: kept,
    notes: [
      ...rest,
      ...section.notes,
      ...(pains.onlyAnswers
        ? ['Only accounts that named a pain at all are compared: not all were asked alike.']
        : []),
      ...noteOnTopics(topics),
    ],
  };
}

/** The segments; all accounts where there is none, or where nothing is known by segment. */
function scopesShown(scopes: readonly PainsOfScope[], focus: Focus): readonly PainsOfScope[] {
  if (focus.segment !== null) return scopes.filter(({ segment }) => segment === focus.segment);
  return scopes.length > 1 ? scopes.filter(({ segment }) => segment !== null) : scopes;
}

type Part = Pick<Section, 'title' | 'summary' | 'findings' | 'notes'> & Partial<Pick<Section, 'table'>>;

function describeBoth(scopes: readonly PainsOfScope[], { segment }: Focus): Part {
  const telling = scopes
    .map((scope) => ({ scope, pays: scope.pains.filter(isPaying) }))
    .filter(({ pays }) => pays.length > 0);
  return {
    title: 'What the best accounts came for',
    summary:
      telling.length === 0
        ? 'Accounts that stayed and accounts that left name the same pains about as often: put those first that most of them name.'
        : segment === null && scopes.length > 1
          ? `In ${telling.length} of ${counted(scopes.length, 'segment')}, the accounts that stayed name some pains more often than those that left. Lead with these; the plan puts them first.`
          : 'The accounts that stayed name some pains more often than those that left. Lead with these; the plan puts them first.',
    findings: telling.map(({ scope, pays }) => findingOn(scope, pays)),
    ...(segment === null ? {} : { table: tableOf(scopes, ['stayed', 'left']) }),
    notes: [
      'Each segment is one question, so in one of twenty segments something may be chance. A pain that is merely named together with another one is not counted twice.',
    ],
  };
}

function isPaying({ comparison }: PainInsight): boolean {
  return comparison?.verdict === 'better';
}

function findingOn({ segment }: PainsOfScope, pays: readonly PainInsight[]): Finding {
  const compared = pays.flatMap(({ comparison }) => comparison ?? []);
  const shares = pays.flatMap(({ pain, comparison }, index) => {
    if (!comparison) return [];
    const left = index === 0 ? ` of those that left` : '';
    return [
      `${shown(pain)} (${percent(comparison.among.share)}, against ${percent(comparison.others.share)}${left})`,
    ];
  });
  const where = segment === null ? 'The accounts that stayed' : `In ${segment}, the accounts that stayed`;
  return {
    what: `${where} name ${listedWhole(shares)} more often.`,
    sure: surenessOf(compared),
    next: adviceOn(segment, pays),
  };
}

/** As `listed`, for parts of sentences that are fit to be printed already. */
function listedWhole(parts: readonly string[], and = ' and '): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1) ?? ''}`;
}

function surenessOf(compared: readonly Comparison[]): string {
  const spans = compared.map(({ difference }) => {
    return pointsBetween(difference)
      .replace(/^between /, '')
      .replace(/ points more$/, '');
  });
  const [first] = compared;
  const counts = first ? `${first.among.n} stayed, ${first.others.n} left` : '';
  return `Between ${listedWhole(spans, ', and between ')} points more; ${counts}.`;
}

function adviceOn(segment: string | null, pays: readonly PainInsight[]): string {
  const guides = [...new Set(pays.flatMap((pain) => pain.guides))];
  const unanswered = pays.filter((pain) => pain.guides.length === 0).map(({ pain }) => pain);
  const silent = pays.filter(({ written }) => !written).map(({ pain }) => pain);
  return [
    silent.length === 0
      ? ''
      : `Write of ${listed(silent)} in ${segment === null ? 'your segments' : `content/segments/${segment}.mdx`}.`,
    guides.length === 0 ? '' : `${guides.length === 1 ? 'The guide' : 'Guides'} to share: ${listed(guides)}.`,
    unanswered.length === 0 ? '' : `No guide answers ${listed(unanswered)} yet.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Pains that only accounts which left have named are reasons for leaving; the other way round they say nothing about success. */
function describeOneKind(scopes: readonly PainsOfScope[], { segment }: Focus, isLeft: boolean): Part {
  const kind = isLeft ? 'left' : 'stayed';
  const findings = isLeft
    ? scopes.flatMap((scope) => scope.pains.flatMap((pain) => reasonFinding(scope, pain) ?? []))
    : [];
  return {
    title: isLeft ? 'Why accounts leave' : 'What brought your customers',
    summary: `Pains are recorded only for accounts that ${kind}, so they cannot tell those that stay from those that leave: ${
      isLeft ? 'they are reasons for leaving.' : 'ask every account when it signs up.'
    }`,
    findings,
    table: tableOf(scopes, [segment === null ? `of those that ${kind}` : kind]),
    notes: isLeft
      ? [
          'A reason is called more frequent in a segment when the difference to all other accounts that left is clear.',
        ]
      : [],
  };
}

function reasonFinding({ segment }: PainsOfScope, { pain, comparison, guides }: PainInsight): Finding | null {
  if (comparison?.verdict !== 'better' || segment === null) return null;
  return {
    what: `In ${segment}, ${shown(pain)} is the reason more often than elsewhere: for ${percent(comparison.among.share)} of those that left, against ${percent(comparison.others.share)}.`,
    sure: `Between ${pointsBetween(comparison.difference).replace(/^between /, '')}; ${comparison.among.n} gave a reason.`,
    next:
      guides.length > 0
        ? `Answer it before they ask: ${listed(guides)}.`
        : 'Answer it on the page and write a guide: none speaks of it.',
  };
}

function tableOf(scopes: readonly PainsOfScope[], kinds: readonly string[]): NonNullable<Section['table']> {
  const several = scopes.length > 1;
  return {
    head: [...(several ? ['segment'] : []), 'pain', 'accounts', ...kinds, 'guides'],
    rows: scopes.flatMap(({ segment, pains }) =>
      pains
        .filter(({ share }) => share === null || share.share >= WORTH_A_LINE)
        .slice(0, several ? 3 : pains.length)
        .map(({ pain, accounts, share, comparison, guides }) => [
          ...(several ? [segment ?? 'all'] : []),
          shown(pain),
          accounts,
          ...(share
            ? [percent(share.share)]
            : [comparison?.among, comparison?.others].map((each) => (each ? percent(each.share) : '?'))),
          guides.length === 0 ? 'none' : listed(guides, 2),
        ]),
    ),
  };
}

function findingsOnTopics({ scopes }: TopicInsights, focus: Focus): Finding[] {
  return scopes
    .filter(({ segment }) => focus.segment === null || segment === focus.segment)
    .flatMap(({ segment, topics }) =>
      topics
        .filter(({ comparison }) => comparison.verdict === 'worse')
        .map(({ topic, comparison }): Finding => ({
          what: `${segment === null ? 'Before they leave, accounts' : `In ${segment}, accounts that leave`} write to support about ${shown(topic)} more than customers do: ${percent(comparison.among.share)} of those that write at all, against ${percent(comparison.others.share)}.`,
          sure: `Between ${pointsBetween(comparison.difference).replace(/^between /, '')}, over ${comparison.among.n} that left.`,
          next: 'Tell whoever builds the product, and write a guide before the ticket comes.',
        })),
    );
}

function noteOnTopics({ scopes, reason }: TopicInsights): string[] {
  if (reason !== null) return [reason];
  const topics = scopes.flatMap((scope) => scope.topics);
  if (topics.length === 0 || topics.some(({ comparison }) => comparison.verdict === 'worse')) return [];
  return ['No topic of support tickets goes with leaving, once accounts with as many tickets are compared.'];
}
