import { englishName } from '../../i18n/locales.ts';
import type { Insights, SegmentInsight } from '../../schemas/insights/insights.ts';
import type { PainInsight } from '../../schemas/insights/pains.ts';
import { percent, pointsBetween } from '../figures.ts';
import { segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** The pains in the order of the page, with what the data says of each. */
export function explainPains(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null) return null;
  const { planned, entry } = segment;
  const { insights } = explained;
  const known = insights.segments.find((insight) => insight.segment === planned.id);
  const compared = comparedPains(insights, planned.id);
  const written = planned.pains.map(({ pain }) => pain);
  return part('pains', {
    because: [
      whyThisOrder(
        entry.file,
        known,
        written.some((pain) => isPaying(compared.get(pain))),
      ),
    ],
    shows: planned.pains.map(({ pain, text, guide }, place): Reasoned => ({
      what: `${place + 1}. “${text}” (${pain}), ${withGuide(explained, guide)}`,
      because: isNamed(known) ? [...whyItPays(compared.get(pain)), howOften(known, pain)] : [],
    })),
    leavesOut: unwritten(entry.file, known, written),
  });
}

/** Pains by name, where those of accounts that stayed can be compared with those of accounts that left. */
function comparedPains({ pains }: Insights, segment: string): ReadonlyMap<string, PainInsight> {
  const scope =
    pains.recordedFor === 'both' ? pains.scopes.find((each) => each.segment === segment) : undefined;
  return new Map((scope?.pains ?? []).map((each) => [each.pain, each]));
}

function isPaying(pain: PainInsight | undefined): boolean {
  return pain?.comparison?.verdict === 'better';
}

function isNamed(known: SegmentInsight | undefined): known is SegmentInsight {
  return known !== undefined && known.pains.length > 0;
}

function whyThisOrder(file: string, known: SegmentInsight | undefined, anyPays: boolean): string {
  if (!isNamed(known)) return `${file} has them in this order, and the data has no pains of this segment`;
  const most = 'those that most accounts of the segment name';
  return anyPays
    ? `${file} has words for them; first come those that accounts which stayed name more often than accounts which left, then ${most}`
    : `${file} has words for them; first come ${most}`;
}

function whyItPays(pain: PainInsight | undefined): string[] {
  if (!isPaying(pain) || !pain?.comparison) return [];
  const { among, others, difference } = pain.comparison;
  return [
    `${percent(among.share)} of the accounts that stayed name it and ${percent(others.share)} of those that left, ${pointsBetween(difference)}`,
  ];
}

function howOften({ accounts, pains }: SegmentInsight, name: string): string {
  const found = pains.find(({ pain }) => pain === name);
  if (!found) return 'no account of the segment names it';
  return `${found.n} of ${accounts} accounts name it (${percent(found.share)})`;
}

/** Pains that accounts name and that the author has no words for. */
function unwritten(file: string, known: SegmentInsight | undefined, written: readonly string[]): Reasoned[] {
  const others = (known?.pains ?? []).filter(({ pain }) => !written.includes(pain));
  if (others.length === 0) return [];
  return [
    {
      what: others.map(({ pain, n }) => `${pain} (${n} accounts)`).join(', '),
      because: [`${file} has no words for ${others.length === 1 ? 'it' : 'them'}`],
    },
  ];
}

function withGuide({ plan, page }: Explained, key: string | null): string {
  const guide = key === null ? undefined : plan.guides[key];
  if (!guide) return 'without a guide, for none is about it';
  const language = guide.lang === page.locale ? '' : `, which is in ${englishName(guide.lang)}`;
  return `with the guide “${guide.title}”${language}`;
}
