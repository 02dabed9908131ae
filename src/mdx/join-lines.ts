import type { MdastNode, MdastPluginEntry } from 'satteri';
import { BROKEN_LINE, UNSPACED } from '../i18n/broken-line.ts';

const ENDS_UNSPACED = new RegExp(`${UNSPACED}\\W*\\r?\\n`, 'u');

/** Stands for what is not text, such as a line break or code: lines beside it are not joined. */
const OTHER = '\uE000';

/**
 * Where an author ends a line in the middle of a Japanese or Chinese sentence, Markdown has a line end, which browsers
 * show as a space. This takes it away.
 */
export const joinLines: MdastPluginEntry = ({ source }) =>
  ENDS_UNSPACED.test(source)
    ? {
        name: 'kith:join-lines',
        paragraph(paragraph, context) {
          const leaves = leavesOf(paragraph);
          const joined = joinParts(leaves.map((leaf) => (leaf.type === 'text' ? leaf.value : OTHER)));
          leaves.forEach((leaf, index) => {
            const value = joined[index] ?? '';
            if (leaf.type === 'text' && value !== leaf.value) context.setProperty(leaf, 'value', value);
          });
        },
      }
    : null;

type Leaf = Readonly<MdastNode>;

function leavesOf(node: Leaf): Leaf[] {
  return 'children' in node ? node.children.flatMap(leavesOf) : [node];
}

/** Parts of one text, such as before, in and after emphasis: a line may end in one and go on in the next. */
function joinParts(parts: readonly string[]): string[] {
  const gaps = [...parts.join('').matchAll(BROKEN_LINE)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  let start = 0;
  return parts.map((part) => {
    const from = start;
    start += part.length;
    return part
      .split('')
      .filter((_, at) => !gaps.some(([first = 0, end = 0]) => from + at >= first && from + at < end))
      .join('');
  });
}
