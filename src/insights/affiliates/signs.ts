import type { Sign, SignKind } from '../../schemas/insights/affiliates.ts';
import type { Study } from '../study.ts';
import { compareWithOthers, type Counted, type KeyedSign } from './compare-affiliates.ts';
import { findBursts } from './burst-signs.ts';
import { findContactSigns } from './contact-signs.ts';
import { findLateLeaving } from './leaving-signs.ts';
import { findLeadSigns } from './lead-signs.ts';
import type { Takings } from './measure-money.ts';
import type { Referrals } from './referrals.ts';

/** In the order in which they are told, the clearest first. */
const ORDER: readonly SignKind[] = [
  ...(['own-account', 'circle', 'own-email', 'own-domain', 'one-person', 'one-domain'] as const),
  ...(['one-address', 'hasty', 'refunds', 'recent-refunds', 'burst', 'leaving-after-commission'] as const),
];

/** Everything about an affiliate that somebody should look at, by the affiliate's id. */
export async function findSigns(
  study: Study,
  referrals: Referrals,
  takings: ReadonlyMap<string, Takings> | null,
): Promise<ReadonlyMap<string, readonly Sign[]>> {
  const found = [
    ...(await findContactSigns(study, referrals)),
    ...(await findLeadSigns(study)),
    ...findRefunds(takings),
    ...(await findBursts(study, referrals)),
    ...(await findLateLeaving(study, referrals)),
  ];
  const byId = new Map<string, Sign[]>();
  const add = (id: string | undefined, sign: Sign) => {
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), sign]);
  };
  for (const { key, sign } of found) add(referrals.index.get(key), sign);
  for (const { id, sign } of circleSigns(referrals)) add(id, sign);
  for (const signs of byId.values()) signs.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return byId;
}

function findRefunds(takings: ReadonlyMap<string, Takings> | null): KeyedSign[] {
  if (!takings) return [];
  const by = (read: (of: Takings) => Counted) => new Map([...takings].map(([key, of]) => [key, read(of)]));
  const always = compareWithOthers(
    'refunds',
    by(({ paying }) => paying),
  );
  const known = new Set(always.map(({ key }) => key));
  const recent = compareWithOthers(
    'recent-refunds',
    by(({ recent }) => recent),
  );
  return [...always, ...recent.filter(({ key }) => !known.has(key))];
}

function circleSigns({ circles }: Referrals): { id: string; sign: Sign }[] {
  return circles.flatMap(({ affiliates }) => {
    const isSelf = affiliates.length === 1;
    return affiliates.map((id, at): { id: string; sign: Sign } => ({
      id,
      sign: {
        kind: isSelf ? 'own-account' : 'circle',
        ...{ count: 1, of: 1, comparison: null },
        value: isSelf ? null : (affiliates[(at + 1) % affiliates.length] ?? null),
      },
    }));
  });
}
