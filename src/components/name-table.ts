import { Parser } from 'htmlparser2';

/** What a table is about, for whoever cannot see it: the heads of its columns; null where it has none. */
export function nameTable(html: string): string | null {
  const heads: string[] = [];
  let isHead = false;
  const parser = new Parser({
    onopentagname: (name) => {
      if (name !== 'th') return;
      isHead = true;
      heads.push('');
    },
    ontext: (text) => {
      if (isHead) heads.push((heads.pop() ?? '') + text);
    },
    onclosetag: (name) => {
      if (name === 'th') isHead = false;
    },
  });
  parser.end(html);
  const names = heads.map((head) => head.trim()).filter((head) => head !== '');
  return names.length > 0 ? names.join(', ') : null;
}
