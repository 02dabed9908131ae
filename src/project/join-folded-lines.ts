import { CST, visit, type Document } from 'yaml';
import { BROKEN_LINE } from '../i18n/broken-line.ts';

/**
 * Where an author breaks a Japanese or Chinese text over several lines, YAML reads a space at each; this takes them away.
 * Spaces within a line, blank lines, lines that are set in further and blocks behind `|` stay as they are.
 * @param document parsed with `keepSourceTokens`
 */
export function joinFoldedLines(document: Document): void {
  visit(document, {
    Scalar: (_, scalar) => {
      const { srcToken: token, type } = scalar;
      if (!CST.isScalar(token) || type === 'BLOCK_LITERAL' || !token.source.includes('\n')) return;
      const source =
        token.type === 'block-scalar' ? joinBlock(token.source) : token.source.replace(BROKEN_LINE, '');
      if (source !== token.source) scalar.value = CST.resolveAsScalar({ ...token, source }).value;
    },
  });
}

/** A block ends its lines where one of the two is set in further than the others. */
function joinBlock(source: string): string {
  const least = Math.min(...(source.match(/^ *(?=\S)/gm) ?? []).map(({ length }) => length));
  const isFurther = (from: number): boolean => source.charAt(from + least) === ' ';
  return source.replace(BROKEN_LINE, (end, at: number) => {
    const before = source.lastIndexOf('\n', at - 1) + 1;
    const after = at + end.indexOf('\n') + 1;
    return isFurther(before) || isFurther(after) ? end : '';
  });
}
