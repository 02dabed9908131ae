import { table } from '../core/table.ts';
import type { Finding, Section } from './section.ts';
import { wrap } from './wrap.ts';

/** A report as plain text of at most `width` characters a line, but for tables. */
export function renderText(sections: readonly Section[], width: number): string {
  return sections.map((section) => renderSection(section, width)).join('\n\n\n');
}

function renderSection({ title, summary, findings, table: figures, notes }: Section, width: number): string {
  const parts = [
    `${title.toUpperCase()}\n${wrap(summary, width, '')}`,
    findings.map((finding) => renderFinding(finding, width)).join('\n'),
    figures && figures.rows.length > 0 ? indent(table(figures.head, figures.rows)) : '',
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

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
