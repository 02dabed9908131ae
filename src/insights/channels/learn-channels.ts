import type {
  Against,
  ChannelInsight,
  ChannelInsights,
  ChannelsOfScope,
  ChannelWorth,
} from '../../schemas/insights/channels.ts';
import { compareMedians } from '../statistics/compare-medians.ts';
import { measureRate } from '../statistics/rate.ts';
import { measureShare } from '../statistics/share.ts';
import type { Study } from '../study.ts';
import { compareChannels } from './compare-channels.ts';
import { readChannels, type ChannelCounts, type ReadChannels } from './read-channels.ts';
import { readMedians, type Pool } from './read-medians.ts';

type Asked = ChannelCounts & { readonly channel: number };
type Of<Figure> = ReadonlyMap<ChannelCounts, Figure>;

/**
 * Where accounts came from, in all and in each segment, and which channels brought accounts that stay, that grow and
 * that are worth more.
 *
 * What belongs together: where to spend is decided once, so the channels of all accounts are one question for each of
 * the three outcomes. The segments look closer at the same, so all channels of all segments together are one more: with a
 * question for each segment, something would stand out somewhere in most reports.
 */
export async function learnChannels(study: Study): Promise<ChannelInsights> {
  const { columns, outcome, scopes } = study;
  const worthColumn = columns.has('ltv') ? 'ltv' : columns.has('mrr') ? 'mrr' : null;
  const words = outcome?.words ?? null;
  if (!columns.has('acquisition_channel'))
    return { scopes: [], outcome: words, worthColumn, rareChannels: 0 };
  const read = await readChannels(study, worthColumn);
  const asked = read.counts.filter((row): row is Asked => row.channel !== null);
  const stayed = outcome === null ? null : compare(read, asked, ({ judged, stayed: good }) => [judged, good]);
  const grown =
    outcome?.grown == null ? null : compare(read, asked, ({ judged, grown: good }) => [judged, good]);
  const worth = worthColumn === null ? null : await compareWorth(study, read, asked);
  const insightOf = (row: Asked, accounts: number): ChannelInsight => ({
    channel: read.channels[row.channel] ?? '',
    accounts: row.accounts,
    share: measureShare(row.accounts, accounts),
    stayed: stayed?.get(row) ?? null,
    grown: grown?.get(row) ?? null,
    monthlyChurn: row.months > 0 ? measureRate(row.left, row.months) : null,
    worth: worth?.get(row) ?? null,
  });
  return {
    scopes: scopes.map(({ segment }, scope): ChannelsOfScope => {
      const rows = asked.filter((row) => row.scope === scope);
      const accounts = rows.reduce((sum, row) => sum + row.accounts, 0);
      const unknown = read.counts.find((row) => row.scope === scope && row.channel === null)?.accounts ?? 0;
      const channels = rows.filter((row) => row.channel >= 0).map((row) => insightOf(row, accounts));
      return { segment, accounts, unknown, channels: channels.sort(byAccounts) };
    }),
    outcome: words,
    worthColumn,
    rareChannels: read.rare,
  };
}

function byAccounts(a: ChannelInsight, b: ChannelInsight): number {
  return b.accounts - a.accounts || (a.channel < b.channel ? -1 : 1);
}

/** Two questions: all accounts, and all segments. */
function compare(
  { channels }: ReadChannels,
  asked: readonly Asked[],
  outcome: (counts: ChannelCounts) => readonly [n: number, good: number],
): Of<Against> {
  const questions = [asked.filter(({ scope }) => scope === 0), asked.filter(({ scope }) => scope > 0)];
  return new Map(
    questions.flatMap((rows) => {
      const outcomes = rows.map((row) => {
        const [n, good] = outcome(row);
        return { scope: row.scope, channel: row.channel, n, good };
      });
      const compared = compareChannels(outcomes, channels);
      return rows.flatMap((row, index) => {
        const against = compared[index];
        return against ? [[row, against] as const] : [];
      });
    }),
  );
}

/** Median worth against the median of the same accounts that the shares above the scope's median are compared with. */
async function compareWorth(
  study: Study,
  read: ReadChannels,
  asked: readonly Asked[],
): Promise<Of<ChannelWorth>> {
  const above = compare(read, asked, (row) => [row.valued, row.above]);
  const rows = [...above.keys()] as Asked[];
  const pools = rows.flatMap((row): Pool[] => {
    const others = asked.filter(
      (other) => other.scope === row.scope && isAmong(other, row, above.get(row), read),
    );
    return [row, others].map((pooled) => poolOf(row.scope, [pooled].flat()));
  });
  const medians = await readMedians(study.snapshot, read.relation, pools);
  return new Map(
    rows.flatMap((row, index) => {
      const compared = above.get(row);
      if (!compared) return [];
      const [median, others] = [medians[2 * index] ?? null, medians[2 * index + 1] ?? null];
      const difference = median && others && compareMedians(median, others);
      return [[row, { median, others, difference, above: compared, verdict: compared.verdict }] as const];
    }),
  );
}

/** The rare channels, which have no name of their own, are among the others always. */
function isAmong(
  other: Asked,
  row: Asked,
  against: Against | undefined,
  { channels }: ReadChannels,
): boolean {
  if (other === row) return false;
  const name = channels[other.channel];
  return name === undefined || (against?.with ?? null) === null || (against?.with?.includes(name) ?? true);
}

function poolOf(scope: number, rows: readonly Asked[]): Pool {
  const n = rows.reduce((sum, { valued }) => sum + valued, 0);
  return { scope, channels: rows.map(({ channel }) => channel), n };
}
