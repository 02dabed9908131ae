import { part, type Explained, type ExplainedPart } from './explanation.ts';
import { HEADLINES_FILE } from '../../schemas/headline-row.ts';
import { segmentOf } from './look-up.ts';

/** Which of a segment's pages this one is, and what leads here. */
export function explainVariant(explained: Explained): ExplainedPart | null {
  const { page, choices } = explained;
  const { share } = choices;
  const segment = segmentOf(explained);
  if (share === null || segment === null) return null;
  const { file, data, lineOf } = segment.entry;
  const index = data.variants.findIndex(({ name }) => name === page.variant);
  // One that no file has begins with its row in the spreadsheet.
  const isInFile =
    lineOf(['variants', index, 'name']) !== lineOf(['variants']) ||
    !explained.project.headlines.some(
      ({ segment: id, variant }) => id === page.segment && variant === page.variant,
    );
  const whereVariant = () => (isInFile ? `${file}, line ${lineOf(['variants', index])},` : HEADLINES_FILE);
  const why =
    page.variant === undefined
      ? `it is the page without a variant, one of ${data.variants.length + 1} in ${file}`
      : `${whereVariant()} has the variant "${page.variant}"`;
  const count = share.named.length + share.drawn.length;
  return part('variant', {
    because: [why, `${count} of ${share.of} links that a kit may hold lead here`],
    shows: [
      ...(share.named.length === 0
        ? []
        : [{ what: share.named.join(', '), because: [`${file} names them under "creatives"`] }]),
      ...(share.drawn.length === 0
        ? []
        : [
            {
              what: share.drawn.join(', '),
              because: ['a number made of affiliate, segment and name alone says so, in every build alike'],
            },
          ]),
    ],
  });
}
