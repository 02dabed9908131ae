import { momentOf } from './calendar.ts';
import type { Life } from './lives.ts';
import { Random } from './random.ts';
import type { TicketRow } from './rows.ts';

const WINDOW_DAYS = 90;

/** No older ticket stands so near that another way of counting days would take it in. */
const GAP_DAYS = 2;

/** Older tickets, as a share of the rate of the last 90 days: supporting gets better, and old ones are archived. */
const OLDER_SHARE = 0.22;

const TOPICS = {
  'shift-swaps': 18,
  'payroll-export': 17,
  'mobile-app': 16,
  permissions: 12,
  'rest-rules': 9,
  notifications: 11,
  billing: 8,
  'data-import': 9,
} as const;

const SEVERITIES = { low: 30, normal: 48, high: 17, urgent: 5 } as const;

/** The tickets of an account, oldest first; as many in its last 90 days as `tickets_90d` says. */
export function buildTickets(seed: number, { profile, facts, end }: Life): TicketRow[] {
  const random = new Random(seed, 'tickets', profile.index);
  const windowStart = Math.max(profile.signup, end - WINDOW_DAYS + 1);
  const olderDays = Math.max(0, windowStart - GAP_DAYS - profile.signup);
  const older = random.poisson(Math.min(30, (facts.tickets_90d * OLDER_SHARE * olderDays) / WINDOW_DAYS));
  const rows: TicketRow[] = [];
  for (let count = 0; count < older && olderDays > 0; count += 1) {
    rows.push(ticket(profile.id, profile.signup + random.integer(0, olderDays - 1), random));
  }
  for (let count = 0; count < facts.tickets_90d; count += 1) {
    rows.push(ticket(profile.id, random.integer(windowStart, end), random));
  }
  return rows.sort((one, other) => one.at - other.at);
}

function ticket(account_id: string, day: number, random: Random): TicketRow {
  const at = momentOf(day, random.next());
  return { account_id, at, topic: random.weighted(TOPICS), severity: random.weighted(SEVERITIES) };
}
