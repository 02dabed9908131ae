import { englishName } from '../../i18n/locales.ts';
import { percent } from '../figures.ts';
import { segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** The pains in the order of the page, with what the data says of each. */
export function explainPains(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null) return null;
  const { planned, entry } = segment;
  const known = explained.insights.segments.find((insight) => insight.segment === planned.id);
  const named = new Map((known?.pains ?? []).map((each) => [each.pain, each]));
  const shows = planned.pains.map(({ pain, text, guide }, place): Reasoned => {
    const found = named.get(pain);
    const share = found
      ? `${found.n} of ${known?.accounts ?? 0} accounts name it (${percent(found.share)})`
      : 'no account in the data names it';
    return {
      what: `${place + 1}. “${text}” (${pain}), ${withGuide(explained, guide)}`,
      because: named.size > 0 ? [share, ...overRepresented(explained, planned.id, pain)] : [],
    };
  });
  const unwritten = [...named.values()].filter(
    ({ pain }) => !planned.pains.some((each) => each.pain === pain),
  );
  return part('pains', {
    because:
      named.size > 0
        ? [
            `${entry.file} has words for them, and those come first that accounts which stayed name more often, then what most accounts name`,
          ]
        : [`${entry.file} has them in this order, and the data has no pains of this segment`],
    shows,
    leavesOut:
      unwritten.length === 0
        ? []
        : [
            {
              what: unwritten.map(({ pain, n }) => `${pain} (${n} accounts)`).join(', '),
              because: [`${entry.file} has no words for ${unwritten.length === 1 ? 'it' : 'them'}`],
            },
          ],
  });
}

/** What sets a pain of the accounts that stayed apart; nothing where they name it about as often as those that left. */
function overRepresented({ insights }: Explained, segment: string, pain: string): string[] {
  if (insights.pains.recordedFor !== 'both') return [];
  const scope = insights.pains.scopes.find((each) => each.segment === segment);
  const comparison = scope?.pains.find((each) => each.pain === pain)?.comparison;
  if (comparison?.verdict !== 'better') return [];
  const { among, others } = comparison;
  return [
    `${percent(among.share)} of those that stayed do, against ${percent(others.share)} of those that left`,
  ];
}

function withGuide({ plan, page }: Explained, key: string | null): string {
  const guide = key === null ? undefined : plan.guides[key];
  if (!guide) return 'without a guide, for none is about it';
  const language = guide.lang === page.locale ? '' : `, which is in ${englishName(guide.lang)}`;
  return `with the guide “${guide.title}”${language}`;
}
