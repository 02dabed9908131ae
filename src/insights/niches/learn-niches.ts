import type { NicheInsights, NicheSearch } from '../../schemas/insights/niches.ts';
import { MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import type { Study } from '../study.ts';
import { confirmNiches } from './confirm-niches.ts';
import { describeGiven } from './describe-given.ts';
import { nicheColumns } from './niche-columns.ts';
import { buildOptions } from './niche-options.ts';
import { readSegments } from './read-segments.ts';
import { kindsOfStrata, searchNiches, SMALLEST_NICHE, type KindOf } from './search-niches.ts';
import { readSearched, searchedSql } from './split-accounts.ts';

/** With fewer mature accounts than this a half of them tells nothing. */
const MINIMUM_ACCOUNTS = 200;

/** Pairs of more columns than this would take long; those that Kith knows come first. */
const MOST_COLUMNS = 30;
const KNOWN_FIRST = ['industry', 'size', 'country', 'plan', 'locale'];

/** The given segments with sizes, success and overlaps, and the niches that the data suggests besides. */
export async function learnNiches(study: Study): Promise<NicheInsights> {
  const members = await readSegments(study);
  const judged = members.reduce((sum, member) => sum + member.judged, 0);
  const described = describeGiven(study, members);
  const standsOut = study.scopes.slice(1).map(({ segment }) => {
    const verdict = described.given.find((each) => each.segment === segment)?.stayed?.verdict;
    return verdict === 'better' || verdict === 'worse';
  });
  return { ...described, search: await search(study, judged, kindsOfStrata(standsOut)) };
}

async function search(study: Study, judged: number, kindOf: KindOf): Promise<NicheSearch> {
  const { outcome } = study;
  const columns = sortColumns(nicheColumns(study)).slice(0, MOST_COLUMNS);
  const nothing = (reason: string): NicheSearch => {
    return { columns, candidates: 0, searched: 0, confirmed: 0, niches: [], reason };
  };
  if (!outcome) return nothing('The data does not say who left.');
  if (columns.length === 0)
    return nothing('The accounts have no columns by which somebody could be addressed.');
  if (judged < MINIMUM_ACCOUNTS) {
    return nothing(
      `It takes ${MINIMUM_ACCOUNTS} accounts that are old enough to be judged, and there are ${judged}.`,
    );
  }
  const searched = searchedSql(judged);
  const read = await readSearched(study, outcome, columns, searched);
  const minimum = Math.max(MINIMUM_GROUP, SMALLEST_NICHE * read.stayed.length);
  const options = columns.map((column, index) => buildOptions(column, read.values[index] ?? [], minimum));
  const { niches, candidates } = searchNiches({ ...read, columns: options, kindOf });
  return {
    columns,
    candidates,
    searched: read.stayed.length,
    confirmed: judged - read.stayed.length,
    niches: await confirmNiches(study, outcome, niches, searched, kindOf),
    reason: null,
  };
}

function sortColumns(columns: readonly string[]): string[] {
  const known = KNOWN_FIRST.filter((column) => columns.includes(column));
  return [...known, ...columns.filter((column) => !known.includes(column))];
}
