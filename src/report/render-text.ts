import { table } from '../core/table.ts';
import type { Finding, Letter, Section } from './section.ts';
import { wrap } from './wrap.ts';

/** A report as plain text of at most `width` characters a line, but for tables. */
export function renderText(sections: readonly Section[], width: number): string {
  return sections.map((section) => renderSection(section, width)).join('\n\n\n');
}

function renderSection(section: Section, width: number): string {
  const { title, summary, findings, table: figures, letter, notes } = section;
  const parts = [
    `${title.toUpperCase()}\n${wrap(summary, width, '')}`,
    findings.map((finding) => renderFinding(finding, width)).join('\n'),
    figures && figures.rows.length > 0 ? indent(table(figures.head, figures.rows)) : '',
    letter ? renderLetter(letter, width) : '',
    notes.map((note) => wrap(note, width, '  ')).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderFinding({ what, sure, next }: Finding, width: number): string {
  const lines = [
    wrap(sure === null ? what : `${what} ${sure}`, width, '    ', '  • '),
    next === null ? '' : wrap(next, width, '      ', '    → '),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** Behind a rule, so that it can be told from the report. */
function renderLetter({ about, to, subject, text }: Letter, width: number): string {
  const lines = [`To: ${to}`, `Subject: ${subject}`, '', ...text.split('\n')];
  return [wrap(about, width, '  '), ...lines.map((line) => wrap(line, width, '  │ ').trimEnd())].join('\n');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
