import type { AffiliateInsight, AffiliatesInsight } from '../../schemas/insights/affiliates.ts';
import { MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { addRatios } from '../statistics/ratio.ts';
import type { Study } from '../study.ts';
import { churnOf, compareAll, type Compared, type Known } from './compare-all.ts';
import { compareChannels } from './compare-channels.ts';
import { describeAffiliate, measureReturn } from './describe-affiliate.ts';
import { addUp, measureByAffiliate, measureByChannel, medianLtvs } from './measure-customers.ts';
import { measureMoney } from './measure-money.ts';
import { noteOddities } from './note-oddities.ts';
import type { Referrals } from './referrals.ts';
import { findSigns } from './signs.ts';

/** So many affiliates are listed, those with the most accounts; whoever stands out is listed besides. */
const LISTED = 1000;

/** How good the customers are that each affiliate brings, what they cost, and what somebody should look at. */
export async function learnAffiliates(study: Study, referrals: Referrals): Promise<AffiliatesInsight> {
  const known = await readKnown(study, referrals);
  const compared = compareAll(study, referrals, known);
  const { program } = study.project;
  return {
    minimum: MINIMUM_GROUP,
    currency: program.currency,
    commission: program.commission ?? null,
    usualChurn: churnOf(addUp(known.channels.values())),
    usualLtv: (await medianLtvs(study, referrals, 'others')).get('all') ?? null,
    counts: countAffiliates(study, compared, known),
    money: addMoney(study, compared, known),
    channels: await describeChannels(study, referrals, compared, known),
    list: listAffiliates(study, compared, known),
    notes: await noteOddities(study, referrals, known),
  };
}

/** What is learned where there are no data. */
export function noAffiliates(): AffiliatesInsight {
  return {
    ...{ minimum: MINIMUM_GROUP, currency: '', commission: null, usualChurn: null, usualLtv: null },
    counts: {
      affiliates: 0,
      referring: 0,
      judged: 0,
      better: 0,
      worse: 0,
      withSigns: 0,
      accounts: 0,
      referred: 0,
    },
    ...{ money: null, channels: [], list: [], notes: [] },
  };
}

async function readKnown(study: Study, referrals: Referrals): Promise<Known> {
  const takings = await measureMoney(study, referrals);
  return {
    customers: await measureByAffiliate(study, referrals),
    channels: await measureByChannel(study, referrals),
    ltvs: await medianLtvs(study, referrals, 'affiliate'),
    takings,
    signs: await findSigns(study, referrals, takings),
  };
}

function listAffiliates(study: Study, compared: readonly Compared[], known: Known): AffiliateInsight[] {
  const sorted = [...compared].sort((a, b) => b.own.accounts - a.own.accounts || (a.id < b.id ? -1 : 1));
  const listed = sorted.filter(
    ({ id, verdict }, at) =>
      at < LISTED || known.signs.has(id) || verdict === 'better' || verdict === 'worse',
  );
  const byId = new Map(study.affiliates.map(({ id, data }) => [id, data]));
  const usual = churnOf(addUp(known.channels.values()));
  return listed.map((one) => describeAffiliate(study, one, byId.get(one.id), known, usual));
}

async function describeChannels(
  study: Study,
  referrals: Referrals,
  compared: readonly Compared[],
  known: Known,
): Promise<AffiliatesInsight['channels']> {
  const customers = addUp(compared.map(({ own }) => own));
  if (customers.accounts === 0) return [];
  const through = {
    customers,
    ltv: (await medianLtvs(study, referrals, 'all')).get('all') ?? null,
    commission: addMoney(study, compared, known)?.commission ?? null,
  };
  return compareChannels(
    through,
    study.columns.has('acquisition_channel') ? known.channels : new Map(),
    await medianLtvs(study, referrals, 'channel'),
  );
}

/** What all affiliates known brought together. */
function addMoney(
  { project }: Study,
  compared: readonly Compared[],
  { takings }: Known,
): AffiliatesInsight['money'] {
  const terms = project.program.commission;
  if (!terms || !takings) return null;
  const all = compared.flatMap(({ key }) => takings.get(key) ?? []);
  return {
    net: all.reduce((sum, { net }) => sum + net, 0),
    commission: terms.rate * all.reduce((sum, { base }) => sum + base, 0),
    returned: measureReturn(terms.rate, {
      ltv: addRatios(all.map(({ ltv }) => ltv)),
      revenue: addRatios(all.map(({ revenue }) => revenue)),
    }),
  };
}

function countAffiliates(
  { affiliates }: Study,
  compared: readonly Compared[],
  { customers, channels, signs }: Known,
): AffiliatesInsight['counts'] {
  return {
    affiliates: affiliates.length,
    referring: compared.filter(({ own }) => own.accounts > 0).length,
    judged: compared.filter(({ own }) => own.mature >= MINIMUM_GROUP).length,
    better: compared.filter(({ verdict }) => verdict === 'better').length,
    worse: compared.filter(({ verdict }) => verdict === 'worse').length,
    withSigns: signs.size,
    accounts: addUp(customers.values()).accounts + addUp(channels.values()).accounts,
    referred: addUp(compared.map(({ own }) => own)).accounts,
  };
}
