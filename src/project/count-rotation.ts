import { isMap, parseDocument } from 'yaml';
import { KithError } from '../core/errors.ts';
import { TOKENS_FILE } from '../schemas/tokens.ts';

const HEADER = `# How often the private address of an affiliate's page was changed: npm run kith -- tokens rotate NAME
# Keep this file with the others. Without it the old addresses come back.
`;

/**
 * The text of content/tokens.yaml with one rotation more for an affiliate; comments and order stay.
 * @throws a KithError where the text is no YAML of that form
 */
export function countRotation(text: string | null, affiliate: string): { text: string; rotations: number } {
  const document = parseDocument(text ?? HEADER);
  const { contents } = document;
  const before: unknown = isMap(contents) ? (contents.get(affiliate) ?? 0) : 0;
  if (document.errors.length > 0 || (contents !== null && !isMap(contents)) || typeof before !== 'number') {
    throw new KithError('The file cannot be read', {
      hint: 'Each line must be the name of an affiliate and a number, such as "osteria-lumen: 1".',
      where: { file: TOKENS_FILE },
    });
  }
  document.set(affiliate, before + 1);
  return { text: document.toString(), rotations: before + 1 };
}
