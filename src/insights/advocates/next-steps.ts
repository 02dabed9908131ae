import { formatDay } from '../../i18n/format.ts';
import type { Advocate, NextStep } from '../../schemas/insights/advocates.ts';
import type { KnownAccount } from './know-accounts.ts';

type Standing = Pick<Advocate, 'ask' | 'whom' | 'affiliate' | 'caseStudy' | 'contacts'>;

/** What to do about an account, in order. */
export function nextSteps(advocate: Standing, known: KnownAccount): NextStep[] {
  const asking: NextStep = { about: 'ask', words: sayAsking(advocate, known) };
  if (advocate.ask.when === 'not-now') return [asking];
  return [asking, ...affiliateSteps(advocate), ...caseStudySteps(advocate, known)];
}

function sayAsking({ ask, whom, affiliate, contacts }: Standing, { asks: [last] }: KnownAccount): string {
  const name = whom?.name ?? whom?.email ?? contacts[0]?.name ?? null;
  if (ask.when === 'not-now') {
    return `Ask for nothing. ${name === null ? 'Find out' : `Call ${name}, find out`} what is wrong, and put it right first.`;
  }
  if (ask.because === 'no-contact') return 'Find out who chose you there, and add them to your contacts.';
  if (ask.when === 'now') return `Send ${name ?? ''}${describe(whom)} ${mailFor(ask, affiliate)}.`;
  const day = ask.from === null ? null : formatDay(ask.from, 'en');
  if (ask.because !== 'asked-lately') {
    return `Write to ${name ?? 'it'}${day === null ? '' : ` on ${day}, its anniversary, or`} as soon as it upgrades or gives a 9 or 10.`;
  }
  if (last?.answer === 'yes')
    return `Follow up on that yes with ${name ?? 'it'}; ask for nothing new until ${day ?? 'then'}.`;
  return `Leave it alone until ${day ?? 'then'}.`;
}

/** " (Head of operations, champion)" */
function describe(whom: Standing['whom']): string {
  const parts = [whom?.role, whom?.influence].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function mailFor(ask: Standing['ask'], affiliate: Standing['affiliate']): string {
  if (ask.for === 'case-study') return 'the invitation to tell its story';
  return affiliate ? 'the reminder of the page that is there to pass on' : 'the invitation to join';
}

function affiliateSteps({ affiliate }: Standing): NextStep[] {
  if (affiliate === null) {
    return [
      { about: 'affiliate', words: 'Not an affiliate yet: the invitation leads to where it can join.' },
    ];
  }
  if (affiliate.mayBeNamed) return [];
  const words = `Its pages do not name it: ask for the consent to that too (affiliate ${affiliate.id}).`;
  return [{ about: 'consent', words }];
}

function caseStudySteps(
  { caseStudy: { state, id, until }, affiliate }: Standing,
  { asks }: KnownAccount,
): NextStep[] {
  const name = `case study ${id ?? ''}`;
  switch (state) {
    case 'shown':
      return [];
    case 'none':
      return [
        { about: 'case-study', words: `No case study and no consent to one${sayStory(asks, affiliate)}` },
      ];
    case 'expired': {
      const end = until === null ? '' : ` on ${formatDay(until, 'en')}`;
      return [
        {
          about: 'consent',
          words: `The consent to its ${name} ended${end}: no page shows it until it is renewed.`,
        },
      ];
    }
    case 'withdrawn':
      return [
        { about: 'consent', words: `It took back the consent to its ${name}: do not ask for that again.` },
      ];
    case 'not-yet':
      return [{ about: 'consent', words: `Its ${name} has no consent that holds today: get it in writing.` }];
  }
}

function sayStory(asks: KnownAccount['asks'], affiliate: Standing['affiliate']): string {
  const answered = asks.find(({ kind, answer }) => kind === 'case-study' && answer !== null);
  if (answered?.answer === 'yes') return `: it agreed on ${formatDay(answered.on, 'en')}, so write it down.`;
  if (answered) return `: it said no on ${formatDay(answered.on, 'en')}.`;
  return affiliate ? ': ask for both in one go.' : ': ask for both once it has joined, one favour at a time.';
}
