import type { Copy } from '../schemas/copy.ts';
import type { Kit, KitPlace } from '../schemas/kit.ts';
import { renderCsv } from '../core/csv.ts';

const PLACES: readonly KitPlace[] = ['x', 'description', 'preheader', 'subject', 'ad'];
/** Spreadsheets take a file without this for one in an old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** `headlines.csv`: every headline with its length, where it fits and its link, under headings in the kit's language. */
export function renderHeadlinesCsv(kit: Kit, { columns, places, fits }: Copy['words']): string {
  const heading = (name: string) => columns[name] ?? name;
  const rows = kit.headlines.map((headline) => [
    headline.text,
    headline.label,
    String(headline.length),
    ...PLACES.map((place) => (headline.fits.includes(place) ? fits : '')),
    headline.link,
  ]);
  return (
    BYTE_ORDER_MARK +
    renderCsv([
      [
        heading('headline'),
        heading('about'),
        heading('length'),
        ...PLACES.map((place) => places[place] ?? place),
        heading('link'),
      ],
      ...rows,
    ])
  );
}
