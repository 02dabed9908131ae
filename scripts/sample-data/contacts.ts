import { slugify } from '../../src/schemas/slug.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import type { Life } from './lives.ts';
import { PLACES } from './places.ts';
import { BAD_AFFILIATE } from './planted-effects.ts';
import { Random } from './random.ts';
import type { ContactRow } from './rows.ts';
import type { Industry } from './vocabulary.ts';

const MANAGERS: Readonly<Record<Industry, readonly string[]>> = {
  restaurant: ['Restaurant manager', 'Head chef', 'Floor manager'],
  hotel: ['General manager', 'Front office manager', 'Head housekeeper'],
  dental: ['Practice manager', 'Reception lead', 'Lead nurse'],
  retail: ['Store manager', 'Assistant manager', 'Area manager'],
  care: ['Registered manager', 'Care coordinator', 'Deputy manager'],
  fitness: ['Club manager', 'Head coach', 'Membership manager'],
  other: ['Operations manager', 'Office manager', 'Team lead'],
};

const OTHERS = ['Payroll officer', 'HR manager', 'Shift lead', 'IT administrator', 'Bookkeeper'] as const;

const INFLUENCE = { champion: 30, influencer: 30, user: 40 } as const;

/** The people at an account: whoever signs first, then up to three more. */
export function buildContacts(seed: number, life: Life): ContactRow[] {
  const { profile, referrer } = life;
  const random = new Random(seed, 'contacts', profile.index);
  const ownDomain = random.chance(BAD_AFFILIATE.ownDomainShare);
  const suspicious = referrer?.row.affiliate_id === BAD_AFFILIATE.id && ownDomain;
  const fixed = FIXED_ACCOUNTS[profile.index - 1];
  const invented = `${suspicious ? BAD_AFFILIATE.id : slugify(profile.name).slice(0, 40)}.example`;
  const domain = fixed?.domain ?? invented;
  const people = 1 + Math.min(3, random.poisson(profile.size === '1-10' ? 0.6 : 1.5));
  return Array.from({ length: people }, (_, at) => contact(life, at, domain, random));
}

function contact({ profile }: Life, at: number, domain: string, random: Random): ContactRow {
  const place = PLACES[profile.country];
  const isOwner = at === 0;
  const told = isOwner ? FIXED_ACCOUNTS[profile.index - 1]?.contact : undefined;
  const name = told?.[0] ?? `${random.pick<string>(place.firstNames)} ${random.pick<string>(place.surnames)}`;
  const manager = random.chance(0.6) ? random.pick(MANAGERS[profile.industry]) : random.pick(OTHERS);
  const owner = profile.size === '1-10' || profile.size === '11-50' ? 'Owner' : 'Managing director';
  const influence = random.weighted(INFLUENCE);
  return {
    account_id: profile.id,
    name,
    email: `${slugify(name).replaceAll('-', '.')}@${domain}`,
    role: told?.[1] ?? (isOwner ? owner : manager),
    influence: isOwner ? 'stakeholder' : influence,
  };
}
