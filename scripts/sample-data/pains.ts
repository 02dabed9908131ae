import type { Life } from './lives.ts';
import type { Random } from './random.ts';
import type { PainRow } from './rows.ts';
import type { Industry, Pain } from './vocabulary.ts';
import { PAINS } from './vocabulary.ts';

/** How many accounts of a segment name a pain; the segment's own troubles come up more often. */
const SHARE = 0.3;
const SHARE_AT_HOME = 0.42;

const AT_HOME: Readonly<Record<Industry, readonly Pain[]>> = {
  restaurant: ['last-minute-no-shows', 'group-chat-swaps', 'sunday-night-rota'],
  hotel: ['understaffed-peaks', 'rest-time-rules', 'overtime-surprises'],
  dental: ['payroll-corrections', 'last-minute-no-shows', 'group-chat-swaps'],
  retail: ['sunday-night-rota', 'understaffed-peaks', 'early-leavers'],
  care: ['rest-time-rules', 'overtime-surprises', 'last-minute-no-shows'],
  fitness: ['group-chat-swaps', 'early-leavers', 'understaffed-peaks'],
  other: [],
};

/** The pains that brought an account, in the order of the vocabulary; each drawn by itself. */
export function choosePains(industry: Industry, random: Random): Pain[] {
  const home = AT_HOME[industry];
  return PAINS.filter((pain) => random.chance(home.includes(pain) ? SHARE_AT_HOME : SHARE));
}

export function buildPains({ profile, facts }: Life): PainRow[] {
  return facts.pains.map((pain) => ({ account_id: profile.id, pain }));
}
