import { turnOf } from '../core/turn.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Choice, CopyHeadline } from '../schemas/copy.ts';
import type { HeadlineRow } from '../schemas/headline-row.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { keyOf } from './keys.ts';

/** The headlines of a spreadsheet by the segment for whose kits they are; those with a pattern are wordings of it. */
export function publishHeadlines({ headlines }: Pick<Project, 'headlines'>): Plan['headlines'] {
  const forKits = headlines.filter(({ variant }) => variant === null);
  const bySegment = Map.groupBy(forKits, ({ locale, segment }) => keyOf(locale, segment));
  return Object.fromEntries([...bySegment].map(([key, rows]) => [key, headlinesOf(rows)]));
}

function headlinesOf(rows: readonly HeadlineRow[]): CopyHeadline[] {
  const byKind = Map.groupBy(rows, (row) => row.pattern ?? nameOf(row));
  return [...byKind].map(([kind, own]) => {
    const choice: Choice = [own.map(({ headline }) => ({ text: headline, for: null, segments: null }))];
    const label = messagesFor(own[0]?.locale ?? '').portal.ownHeadline;
    return { kind, label, headline: choice, subject: [], ad: [] };
  });
}

/** Its name in links, made of its words alone: other rows may come, go and change places. */
function nameOf({ headline }: HeadlineRow): string {
  return `own-${turnOf(headline).toString(36)}`;
}
