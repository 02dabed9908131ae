import type { Kit } from '../schemas/kit.ts';

/** `links.csv`: every creative with its channel and its link, CRLF between rows (RFC 4180). */
export function renderLinksCsv(kit: Kit): string {
  const rows = [
    ['creative', 'channel', 'url'],
    ...kit.texts.map(({ creative, channel, link }) => [creative, channel, link]),
    ...kit.images.map(({ creative, link }) => [creative, 'image', link]),
    ['short-link', 'print', kit.shortLink],
  ];
  return rows.map((row) => `${row.map(renderCell).join(',')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula: whoever opens it must not run what a name or a link holds. */
export function renderCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
