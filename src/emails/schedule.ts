import { renderCsv } from '../core/csv.ts';
import { defuseText } from './escape.ts';
import type { FilledEmail, Journey } from './filled-email.ts';

/** Name of an e-mail's files without ending: `day-02-first-step-1`. */
export function fileNameOf({ id, day }: FilledEmail): string {
  return day === null ? id : `day-${String(day).padStart(2, '0')}-${id}`;
}

/** Excel reads a table as UTF-8 only where it begins with this. */
const BYTE_ORDER = '\ufeff';

const HEAD = ['day', 'when', 'e-mail', 'subject', 'preview text', 'html', 'text'] as const;

/** `schedule.csv` of one journey. */
export function renderScheduleCsv({ emails }: Journey): string {
  return BYTE_ORDER + renderCsv([HEAD, ...emails.map(rowOf)]);
}

/** All journeys in one table. */
export function renderOverviewCsv(journeys: readonly Journey[]): string {
  const table = renderCsv([
    ['journey', 'language', 'segment', ...HEAD],
    ...journeys.flatMap((journey) =>
      journey.emails.map((email) => [journey.folder, journey.locale, journey.segment ?? '', ...rowOf(email)]),
    ),
  ]);
  return BYTE_ORDER + table;
}

function rowOf(email: FilledEmail): string[] {
  const name = fileNameOf(email);
  const { id, day, when, subject, preheader } = email;
  return [
    day === null ? '' : String(day),
    when ?? '',
    id,
    defuseText(subject),
    defuseText(preheader),
    `${name}.html`,
    `${name}.txt`,
  ];
}

/** `README.txt` of one journey: who gets what, when. */
export function renderJourneyReadme({ emails, audience, segment, locale, folder }: Journey): string {
  const who =
    segment === null
      ? (folder.split('/')[0] ?? '')
      : `customers of the segment "${segment}" (${audience ?? ''})`;
  const lines = emails.map((email) => {
    const when = email.day === null ? (email.when ?? '') : dayInWords(email.day);
    return `${when}\n  ${email.subject}\n  ${fileNameOf(email)}.html, ${fileNameOf(email)}.txt`;
  });
  return `E-mails to ${who}, in "${locale}"\n\n${lines.join('\n\n')}\n`;
}

function dayInWords(day: number): string {
  if (day === 0) return 'On the day of signup';
  return day === 1 ? '1 day after signup' : `${day} days after signup`;
}
