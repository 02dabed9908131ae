import type { Tracking } from '../schemas/program.ts';

/** The link parameter with which each affiliate platform credits a visit (see their documentation). */
export const PLATFORM_PARAMETERS: Readonly<Record<Exclude<Tracking['platform'], 'custom'>, string>> = {
  dub: 'via',
  rewardful: 'via',
  firstpromoter: 'fpr',
  tapfiliate: 'ref',
  partnerstack: 'ps_partner_key',
  tolt: 'ref',
  impact: 'irclickid',
  refersion: 'rfsn',
  growsurf: 'grsf',
  refref: 'refcode',
  refferq: 'ref',
};

/** The parameter in which platforms that know sub-ids take them (see their documentation). */
const SUB_ID_PARAMETERS: Readonly<Partial<Record<Tracking['platform'], string>>> = {
  firstpromoter: 'fp_sid',
  partnerstack: 'sid',
  impact: 'subId1',
};

/** The parameter of sub-ids: the program's own name for it, else the platform's, else one that analytics can read. */
export function subIdParameter({ platform, subId }: Pick<Tracking, 'platform' | 'subId'>): string {
  return subId ?? SUB_ID_PARAMETERS[platform] ?? 'sub_id';
}

/** The parameter of a program's links: its own name for it, else the platform's; null where neither says one. */
export function trackingParameter(tracking: Pick<Tracking, 'platform' | 'parameter'>): string | null {
  if (tracking.parameter !== undefined) return tracking.parameter;
  return tracking.platform === 'custom' ? null : PLATFORM_PARAMETERS[tracking.platform];
}
