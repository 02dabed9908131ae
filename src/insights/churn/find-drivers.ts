import type { Driver } from '../../schemas/insights/churn.ts';
import { chiSquareP } from '../statistics/chi-square.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { correctForMany } from '../statistics/correct-for-many.ts';
import { twoSidedP } from '../statistics/normal.ts';
import { midRanks } from '../statistics/ranks.ts';
import { measureShare } from '../statistics/share.ts';
import type { SampleColumn } from './read-accounts.ts';

/** What chance alone would show less often than this, all columns taken together: it is said of single customers. */
const ALPHA = 0.01;

/** Accounts that a column or a value needs before anything is asked about it, and values asked about. */
const MINIMUM = 20;
const MOST_VALUES = 12;

/** The accounts of which a column says something. */
interface Known {
  readonly values: readonly (number | string)[];
  readonly isCase: Uint8Array;
  readonly cases: number;
}

/**
 * Which columns go with leaving, each for itself. First whether a column does at all: a number by its ranks (Mann and
 * Whitney), a text by all its values at once (chi-square); all columns are one question, so every p is corrected for all
 * of them (Holm). Then, of texts, which values. Not causes: what goes with leaving may come from something else that
 * does.
 */
export function findDrivers(columns: readonly SampleColumn[], left: Uint8Array): Driver[] {
  const known = columns.map((column) => knownOf(column, left));
  const corrected = correctForMany(
    columns.map(({ kind }, at) => (kind === 'number' ? testNumbers : testTexts)(known[at] ?? NOTHING)),
  );
  return columns
    .flatMap((column, at): Driver[] => {
      const p = corrected[at] ?? 1;
      if (p >= ALPHA) return [];
      return (column.kind === 'number' ? driversOfNumber : driversOfText)(column, known[at] ?? NOTHING, p);
    })
    .sort((one, other) => strength(other) - strength(one) || (one.column < other.column ? -1 : 1));
}

const NOTHING: Known = { values: [], isCase: new Uint8Array(), cases: 0 };

function knownOf({ values }: SampleColumn, left: Uint8Array): Known {
  const rows = [...values.keys()].filter((row) => values[row] !== null);
  const isCase = Uint8Array.from(rows, (row) => left[row] ?? 0);
  const cases = isCase.reduce((sum, value) => sum + value, 0);
  return { values: rows.map((row) => values[row] ?? 0), isCase, cases };
}

/** Rank-sum test, ties allowed for. */
function testNumbers({ values, isCase, cases }: Known): number {
  const n = values.length;
  if (Math.min(cases, n - cases) < MINIMUM) return 1;
  const ranks = midRanks(Float64Array.from(values, Number));
  let [sum, spread] = [0, 0];
  for (let at = 0; at < n; at += 1) {
    const off = (ranks[at] ?? 0) - (n + 1) / 2;
    sum += off * (isCase[at] ?? 0);
    spread += off * off;
  }
  const variance = (spread * cases * (n - cases)) / (n * (n - 1));
  return variance > 0 ? twoSidedP(sum / Math.sqrt(variance)) : 1;
}

/** Pearson's chi-square over the values that enough accounts have, the others as one. */
function testTexts({ values, isCase, cases }: Known): number {
  const n = values.length;
  if (Math.min(cases, n - cases) < MINIMUM) return 1;
  const frequent = countValues({ values, isCase, cases });
  const rest = frequent.reduce((left, { count, of }) => ({ count: left.count - count, of: left.of - of }), {
    count: cases,
    of: n,
  });
  const groups = rest.of >= MINIMUM ? [...frequent, rest] : frequent;
  const [all, allCases] = groups.reduce(([of, count], group) => [of + group.of, count + group.count], [0, 0]);
  const base = allCases / all;
  if (groups.length < 2 || base === 0 || base === 1) return 1;
  const value = groups.reduce(
    (sum, { count, of }) => sum + (count - of * base) ** 2 / (of * base * (1 - base)),
    0,
  );
  return chiSquareP(value, groups.length - 1);
}

function countValues({ values, isCase }: Known): { value: string; count: number; of: number }[] {
  const counts = new Map<string, { count: number; of: number }>();
  for (const [at, value] of values.entries()) {
    const counted = counts.get(String(value)) ?? { count: 0, of: 0 };
    counts.set(String(value), counted);
    counted.of += 1;
    counted.count += isCase[at] ?? 0;
  }
  return [...counts]
    .map(([value, counted]) => ({ value, ...counted }))
    .filter(({ of }) => of >= MINIMUM)
    .sort((one, other) => other.of - one.of || (one.value < other.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

/** The highest quarter against the lowest; nothing where they are alike: the ranks differ somewhere in between. */
function driversOfNumber({ name, counted }: SampleColumn, { values, isCase }: Known, p: number): Driver[] {
  const sorted = Float64Array.from(values, Number).sort();
  const [upTo, from] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  if (from <= upTo) return [];
  const share = (holds: (value: number) => boolean) => {
    const among = isCase.filter((_, at) => holds(Number(values[at])));
    return measureShare(
      among.reduce((sum, value) => sum + value, 0),
      among.length,
    );
  };
  const [among, others] = [share((value) => value >= from), share((value) => value <= upTo)];
  // What was counted is set against what is usual, as a logarithm.
  const usual = counted !== null;
  const plain = (value: number) => (usual ? Math.exp(value) : value);
  const goesWith = among.share > others.share ? 'leaving' : 'staying';
  return [
    { column: name, value: null, goesWith, among, others, usual, from: plain(from), upTo: plain(upTo), p },
  ];
}

function driversOfText({ name }: SampleColumn, known: Known, p: number): Driver[] {
  const counts = countValues(known);
  // Of two values one says it all: the one with which accounts leave.
  const asked = known.values.every((value) => value === counts[0]?.value || value === counts[1]?.value)
    ? counts.sort((one, other) => other.count / other.of - one.count / one.of).slice(0, 1)
    : counts;
  const compared = compareShares(
    asked.map(({ count, of }) => ({
      among: { count, n: of },
      others: { count: known.cases - count, n: known.values.length - of },
    })),
    MINIMUM,
  );
  return compared.flatMap(({ among, others, verdict }, at): Driver[] => {
    if (verdict !== 'better' && verdict !== 'worse') return [];
    const goesWith = verdict === 'better' ? 'leaving' : 'staying';
    return [
      {
        column: name,
        value: asked[at]?.value ?? null,
        goesWith,
        among,
        others,
        usual: false,
        from: null,
        upTo: null,
        p,
      },
    ];
  });
}

/** How far apart the shares are. */
function strength({ among, others }: Driver): number {
  return Math.abs(among.share - others.share);
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
