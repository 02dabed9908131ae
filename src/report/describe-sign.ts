import { formatDay } from '../i18n/format.ts';
import type { Sign, SignKind } from '../schemas/insights/affiliates.ts';
import { counted, shown } from './name-lists.ts';
import { percent } from './figures.ts';

/** A sign in words: what was seen, and what to look at before anything is said to anybody. */
export interface SignWords {
  readonly seen: string;
  readonly check: string;
}

/** Never an accusation: for most signs there is an honest explanation, and the check names it. */
export function describeSign(sign: Sign): SignWords {
  return WORDS[sign.kind]({ ...sign, value: sign.value === null ? null : shown(sign.value) });
}

const WORDS: Readonly<Record<SignKind, (sign: Sign) => SignWords>> = {
  'own-account': () => ({
    seen: 'Its own account is said to have been referred by itself.',
    check: 'Correct referred_by, and pay no commission on that account.',
  }),
  circle: ({ value }) => ({
    seen: `Its own account and that of ${value ?? 'another affiliate'} are said to have referred each other, perhaps by way of others.`,
    check: 'Find out which of them came first; commission can be due on one side only.',
  }),
  'own-email': ({ count, value }) => ({
    seen: `Its own e-mail address (${value ?? ''}) is that of a contact at ${counted(count, 'account')} that it referred.`,
    check: 'Ask whether it runs these companies, and whether your terms pay for companies of its own.',
  }),
  'own-domain': ({ count, of, value }) => ({
    seen: `${count} of ${counted(of, 'account')} have contacts at ${value ?? ''}, the domain of its own e-mail address.`,
    check:
      'Ask who these companies are and who pays their invoices: branches or clients that it sets up would explain it.',
  }),
  'one-person': ({ count, of, value }) => ({
    seen: `One person (${value ?? ''}) is a contact at ${count} of ${counted(of, 'account')}.`,
    check: 'Look at who that is: a bookkeeper or an agency would explain it.',
  }),
  'one-domain': ({ count, of, value }) => ({
    seen: `${count} of ${counted(of, 'account')} have contacts at the same domain, ${value ?? ''}.`,
    check: 'Look at who that is: a chain or an agency would explain it.',
  }),
  'one-address': ({ count, of, value }) => ({
    seen: `${count} of ${counted(of, 'lead')} came from one network address (${value ?? ''}).`,
    check: 'Ask where they were collected: a stand at a fair or a tablet on a counter would explain it.',
  }),
  hasty: ({ count, of, comparison }) => ({
    seen: `${count} of ${counted(of, 'lead')} came less than 10 seconds after the click, of other affiliates’ ${among(comparison)}.`,
    check: 'Nobody fills in a form that fast: look for test leads, a form filled in beforehand, or a script.',
  }),
  refunds: ({ count, of, comparison }) => ({
    seen: `${count} of ${counted(of, 'paying account')} got money back (${percent(count / of)}), of other affiliates’ ${among(comparison)}.`,
    check: 'Read the reasons for the refunds, and pay commission only when they can no longer be asked for.',
  }),
  'recent-refunds': ({ count, of, comparison }) => ({
    seen: `Of ${counted(of, 'account')} that first paid in the last 90 days ${count} got money back, of other affiliates’ ${among(comparison)}.`,
    check: 'It was not like that before: read the reasons, and ask what changed.',
  }),
  burst: ({ count, of, value }) => ({
    seen: `${count} accounts signed up in the 7 days from ${value === null ? '' : formatDay(value, 'en')}, of ${of} in the year around.`,
    check: 'Ask what happened that week: a mailing, an event or an episode would explain it.',
  }),
  'leaving-after-commission': ({ count, of, comparison }) => ({
    seen: `${count} of ${counted(of, 'account')} left within 60 days of the last commission on them, of other affiliates’ ${among(comparison)}.`,
    check: 'Look whether they came back under another name.',
  }),
};

function among(comparison: Sign['comparison']): string {
  return comparison ? percent(comparison.others.share) : 'fewer';
}
