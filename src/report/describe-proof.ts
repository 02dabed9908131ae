import { formatDay } from '../i18n/format.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { ProofFigure } from '../schemas/insights/proof-figure.ts';
import { exactly, FIGURE_NAMES } from './figure-names.ts';
import type { Finding, Focus, Section } from './section.ts';

/** Reasons that are told before the rest is only counted. */
const MOST_FINDINGS = 8;

/** What may be published and what is held back, with the reason; null where there is no data, or it is about an affiliate. */
export function describeProof(insights: Insights, focus: Focus, currency: string): Section | null {
  const figures = insights.proofFigures.filter(
    ({ segment }) => focus.segment === null || segment === focus.segment,
  );
  if (insights.proofAge === null || figures.length === 0 || focus.affiliate !== null) return null;
  const held = tellReasons(figures, focus);
  return {
    title: 'What may be published',
    summary: [summarise(figures), ...describeAge(insights)].join(' '),
    findings: held.slice(0, MOST_FINDINGS),
    ...tableOf(figures, focus, currency),
    notes: [
      ...(held.length > MOST_FINDINGS ? [`And ${held.length - MOST_FINDINGS} more in --json.`] : []),
      ...couldBeShown(figures),
      'Pages show figures rounded, so that none follows a single account, and never in your favour.',
      ...(focus.segment === null ? ['"kith insights --segment" gives those of one segment exactly.'] : []),
    ],
  };
}

function summarise(figures: readonly ProofFigure[]): string {
  const asked = figures.filter(({ isAsked }) => isAsked);
  const shown = asked.filter(({ held }) => held === null).length;
  const segments = new Set(figures.map(({ segment }) => segment)).size;
  const where = segments === 1 ? 'its pages' : `the pages of ${segments} segments`;
  if (shown === 0) return `No figure stands on ${where}.`;
  const figuresAre = shown === 1 ? 'stands' : 'stand';
  return `${shown} of ${asked.length} figures that you ask for ${figuresAre} on ${where}.`;
}

function describeAge({ proofAge, asOf }: Insights): string[] {
  if (proofAge === null || proofAge.shownUntil < asOf) return [];
  const { dataUntil, isDated, shownUntil } = proofAge;
  const reach = isDated
    ? `The data reaches to ${formatDay(dataUntil, 'en')}`
    : `The data was pulled on ${formatDay(dataUntil, 'en')}`;
  return [`${reach}; without newer data, figures are shown until ${formatDay(shownUntil, 'en')}.`];
}

/** Why figures that the program asks for are held back; what is true of several of them once. */
function tellReasons(figures: readonly ProofFigure[], focus: Focus): Finding[] {
  const held = figures.filter(({ isAsked, held }) => isAsked && held !== null);
  const groups = Map.groupBy(held, (each) => `${each.held?.because ?? ''} ${each.held?.next ?? ''}`);
  return [...groups.values()].flatMap((group): Finding[] => {
    const reason = group[0]?.held;
    if (!reason) return [];
    const { because, next } = reason;
    return [{ what: `Held back: ${whatIs(group, figures, focus)}. ${because}`, sure: null, next }];
  });
}

/** "retention of gyms", "retention" where it is that of all segments, "all figures". */
function whatIs(group: readonly ProofFigure[], figures: readonly ProofFigure[], focus: Focus): string {
  const kinds = [...new Set(group.map(({ kind }) => FIGURE_NAMES[kind]))];
  const segments = [...new Set(group.map(({ segment }) => segment))];
  if (group.length === figures.filter(({ isAsked }) => isAsked).length) return 'all figures';
  const all = new Set(figures.map(({ segment }) => segment)).size;
  const isOfAll = focus.segment !== null || (segments.length === all && all > 1);
  return `${kinds.join(', ')}${isOfAll ? '' : ` of ${segments.join(', ')}`}`;
}

function tableOf(figures: readonly ProofFigure[], focus: Focus, currency: string): Pick<Section, 'table'> {
  if (focus.segment !== null) return { table: tableOfOne(figures, currency) };
  return figures.some(({ held }) => held === null) ? { table: tableOfSegments(figures) } : {};
}

/** What stands on the pages of each segment. */
function tableOfSegments(figures: readonly ProofFigure[]): NonNullable<Section['table']> {
  const shown = figures.filter(({ held }) => held === null);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const rows = [...Map.groupBy(figures, ({ segment }) => segment)].map(([segment, own]) => [
    segment,
    ...kinds.map((kind) => figureOf(own.find((each) => each.kind === kind && each.held === null))),
  ]);
  return { head: ['segment', ...kinds.map((kind) => FIGURE_NAMES[kind])], rows };
}

/** Each figure of one segment, as it is shown and as it is. */
function tableOfOne(figures: readonly ProofFigure[], currency: string): NonNullable<Section['table']> {
  const rows = figures.flatMap((figure) => {
    const { kind, measured, held } = figure;
    if (measured === null) return [];
    const { value, n, interval } = measured;
    const say = (amount: number) => exactly(figure, amount, currency);
    return [
      [
        FIGURE_NAMES[kind],
        held === null ? figureOf(figure) : figure.isAsked ? 'held back' : 'not asked for',
        say(value),
        interval === null ? '' : `${say(interval.low)} to ${say(interval.high)}`,
        n,
      ],
    ];
  });
  return { head: ['figure', 'on pages', 'exactly', 'between', 'accounts'], rows };
}

/** As it stands on English pages, or in the first language that there is. */
function figureOf(figure: ProofFigure | undefined): string {
  const wording = figure?.wording['en'] ?? Object.values(figure?.wording ?? {})[0];
  return wording?.figure ?? '–';
}

/** Figures that nothing speaks against, and that the program does not ask for. */
function couldBeShown(figures: readonly ProofFigure[]): string[] {
  const spare = figures.filter(({ held }) => held?.by === 'not-asked');
  const kinds = [...new Set(spare.map(({ kind }) => kind))];
  if (kinds.length === 0) return [];
  return [`proof.show in content/program.yaml could name these too: ${kinds.join(', ')}.`];
}
