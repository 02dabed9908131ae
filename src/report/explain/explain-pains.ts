import { englishName } from '../../i18n/locales.ts';
import type { PainInsight, PainsOfScope } from '../../schemas/insights/pains.ts';
import { percent, pointsBetween } from '../figures.ts';
import { segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** The pains in the order of the page, with what the data says of each. */
export function explainPains(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null) return null;
  const { planned, entry } = segment;
  const { recordedFor, scopes } = explained.insights.pains;
  const known = scopes.find((scope) => scope.segment === planned.id);
  const compared = new Map(
    recordedFor === 'both' ? known?.pains.map((each) => [each.pain, each] as const) : [],
  );
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

function isPaying(pain: PainInsight | undefined): boolean {
  return pain?.comparison?.verdict === 'better';
}

function isNamed(known: PainsOfScope | undefined): known is PainsOfScope {
  return known !== undefined && known.pains.length > 0;
}

function whyThisOrder(file: string, known: PainsOfScope | undefined, anyPays: boolean): string {
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

function howOften({ accounts, pains }: PainsOfScope, name: string): string {
  const found = pains.find(({ pain }) => pain === name);
  if (!found) return 'no account of the segment names it';
  return `${found.accounts} of ${accounts} accounts name it (${percent(found.accounts / accounts)})`;
}

/** Pains that accounts name and that the author has no words for. */
function unwritten(file: string, known: PainsOfScope | undefined, written: readonly string[]): Reasoned[] {
  const others = (known?.pains ?? [])
    .filter(({ pain }) => !written.includes(pain))
    .sort((one, other) => other.accounts - one.accounts);
  if (others.length === 0) return [];
  return [
    {
      what: others.map(({ pain, accounts }) => `${pain} (${accounts} accounts)`).join(', '),
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
