import { KithError } from '../../core/errors.ts';
import type { ResolvedRequest } from './resolve-source.ts';

/** A page beyond this is no page: 32 MB of JSON become some hundred MB of memory. */
const LARGEST_BODY = 32 << 20;

/**
 * The text of an answer, as long as it is not too large; what is behind the limit is not even read.
 * @throws a KithError where it is too large or not UTF-8
 */
export async function readBody(
  response: Response,
  { shown, where, source }: ResolvedRequest,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) {
      throw new KithError(`${shown} sends more than ${LARGEST_BODY >> 20} MB in one answer`, {
        hint: source.paging
          ? 'Ask for smaller pages: "size:" under "paging:".'
          : 'Ask for it page by page: describe the "paging:" of this API.',
        where,
      });
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new KithError(`${shown} answers with something that is not UTF-8`, {
      hint: 'Check the address: JSON is always UTF-8.',
      where,
      cause,
    });
  }
}
