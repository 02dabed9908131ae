import type { Day } from './calendar.ts';
import { dayOf, momentOf, TODAY } from './calendar.ts';
import type { Life } from './lives.ts';
import { Random } from './random.ts';
import type { AskRow } from './rows.ts';

/** Before each case study of content/case-studies somebody asked for it: HP-0001 to HP-0008. */
const ASKED_FOR_STORY: readonly string[] = [
  '2025-10-22',
  '2026-01-08',
  '2026-03-25',
  '2026-02-17',
  '2026-03-31',
  '2026-04-13',
  '2026-02-03',
  '2025-11-12',
];

/** Who is asked at all, by the last NPS answer: mostly those of whom a yes is expected. */
const ASKED = { promoter: 0.35, passive: 0.12, detractor: 0.03 } as const;

/** Nobody is asked sooner. */
const FIRST_ASK_DAYS = 60;
const DAYS_ON_RECORD = 540;
const DAYS_BETWEEN = 150;

const KINDS = { referral: 60, 'case-study': 15, review: 25 } as const;
const ANSWERS = {
  promoter: { yes: 45, no: 15, none: 40 },
  other: { yes: 15, no: 35, none: 50 },
} as const;

/** What an account was asked for, oldest first; an empty answer where it never gave one. */
export function buildAsks(seed: number, { profile, facts, end }: Life): AskRow[] {
  const random = new Random(seed, 'asks', profile.index);
  const feeling = facts.nps >= 9 ? 'promoter' : facts.nps >= 7 ? 'passive' : 'detractor';
  const isAsked = random.chance(ASKED[feeling]);
  const asks: AskRow[] = [];
  const tell = (day: Day, kind: AskRow['kind'], answer: AskRow['answer']): void => {
    asks.push({ account_id: profile.id, at: momentOf(day, random.next()), kind, answer });
  };
  const story = ASKED_FOR_STORY[profile.index - 1];
  if (story !== undefined) tell(dayOf(story), 'case-study', 'yes');
  const first = Math.max(profile.signup + FIRST_ASK_DAYS, TODAY - DAYS_ON_RECORD);
  let day = first + Math.floor(random.next() * (TODAY - first));
  while (isAsked && story === undefined && day <= end) {
    const answer = random.weighted(ANSWERS[feeling === 'promoter' ? 'promoter' : 'other']);
    tell(day, random.weighted(KINDS), answer === 'none' ? null : answer);
    day += DAYS_BETWEEN + random.integer(0, 120);
  }
  return asks;
}
