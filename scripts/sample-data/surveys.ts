import type { Day } from './calendar.ts';
import { momentOf } from './calendar.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import type { Life } from './lives.ts';
import { clamp } from './clamp.ts';
import { Random } from './random.ts';
import type { SurveyRow } from './rows.ts';

/** Some never answer. */
const ANSWERING = { nps: 0.8, csat: 0.76 } as const;

/** Nobody is asked sooner, and then about twice a year. */
const FIRST_SURVEY_DAYS = 25;
const DAYS_BETWEEN = 190;
const MOST_ANSWERS = 4;

/** What an account answered, oldest first: the last NPS answer is the one that the model knows. */
export function buildSurveys(seed: number, life: Life): SurveyRow[] {
  const random = new Random(seed, 'surveys', life.profile.index);
  const { nps } = life.facts;
  const lowest = life.profile.index <= FIXED_ACCOUNTS.length ? 4 : 1;
  const satisfaction = clamp(Math.round(1.2 + nps * 0.36 + random.normal(0, 0.7)), lowest, 5);
  return [...answers('nps', nps, life, random), ...answers('csat', satisfaction, life, random)].sort(
    (one, other) => one.at - other.at,
  );
}

function answers(kind: 'nps' | 'csat', last: number, { profile, end }: Life, random: Random): SurveyRow[] {
  const answering = random.chance(ANSWERING[kind]) || profile.index <= FIXED_ACCOUNTS.length;
  const [low, high] = kind === 'nps' ? [0, 10] : [1, 5];
  const rows: SurveyRow[] = [];
  let day: Day = end - random.integer(0, 90);
  day = Math.max(day, Math.min(end, profile.signup + FIRST_SURVEY_DAYS));
  while (answering && day >= profile.signup + FIRST_SURVEY_DAYS && rows.length < MOST_ANSWERS) {
    const score = rows.length === 0 ? last : clamp(Math.round(last + random.normal(0, 1)), low, high);
    rows.push({ account_id: profile.id, at: momentOf(day, random.next()), kind, score });
    day -= DAYS_BETWEEN + random.integer(-20, 20);
  }
  return rows;
}

/** The last answer of a kind; null where there is none. */
export function lastScore(surveys: readonly SurveyRow[], kind: SurveyRow['kind']): number | null {
  return surveys.findLast((survey) => survey.kind === kind)?.score ?? null;
}
