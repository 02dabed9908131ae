import { KithError } from '../src/core/errors.ts';
import type { StarterAnswers } from '../src/project/starters.ts';
import { AffiliateKindSchema, type AffiliateKind } from '../src/schemas/affiliate.ts';
import { SlugSchema } from '../src/schemas/slug.ts';

/** What `kith new` takes as options; lists have commas between their names. */
export interface NewFlags {
  readonly segments?: string;
  readonly as?: string;
  readonly code?: string;
  readonly account?: string;
  readonly affiliate?: string;
  readonly pain?: string;
  readonly accounts?: string;
}

/**
 * What the options say of a new file.
 * @throws where one does not hold what it should
 */
export function readFlags({
  segments,
  as,
  code,
  account,
  affiliate,
  pain,
  accounts,
}: NewFlags): Partial<StarterAnswers> {
  return {
    ...(segments === undefined || segments === 'all'
      ? {}
      : { segments: segments.split(',').map(slug('--segments')) }),
    ...(as === undefined ? {} : { as: affiliateKind(as) }),
    ...(code === undefined ? {} : { code }),
    ...(account === undefined ? {} : { account }),
    ...(affiliate === undefined ? {} : { affiliate: slug('--affiliate')(affiliate) }),
    ...(pain === undefined ? {} : { pain: slug('--pain')(pain) }),
    ...(accounts === undefined ? {} : { accounts: readRule(accounts) }),
  };
}

function slug(option: string) {
  return (name: string): string => {
    const { success } = SlugSchema.safeParse(name.trim());
    if (success) return name.trim();
    throw new KithError(`${option}: "${name}" is not a name`, {
      hint: 'Names are lower-case letters and digits with hyphens between them, like names of files.',
    });
  };
}

function affiliateKind(as: string): AffiliateKind {
  const { success, data } = AffiliateKindSchema.safeParse(as);
  if (success) return data;
  throw new KithError(`--as: there are no affiliates of kind "${as}"`, {
    hint: `Use one of ${AffiliateKindSchema.options.join(', ')}.`,
  });
}

/**
 * Columns and values of `industry=dental,size=1-10`.
 * @throws where it is something else
 */
export function readRule(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('='));
  if (pairs.every(({ length, ...pair }) => length === 2 && pair[0]?.trim() && pair[1]?.trim())) {
    return Object.fromEntries(pairs.map(([column = '', value = '']) => [column.trim(), value.trim()]));
  }
  throw new KithError(`--accounts: "${text}" is not a rule`, {
    hint: 'Write column=value, with commas between several, such as industry=dental,country=FR.',
  });
}
