import matter from 'gray-matter';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { Problem } from '../core/errors.ts';
import { BROKEN_LINE } from '../i18n/broken-line.ts';
import { joinFoldedLines } from './join-folded-lines.ts';

/** Path of a value inside a YAML file. */
export type KeyPath = readonly PropertyKey[];

/** YAML as read: plain data, and the line of every key for whoever must complain about it. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  /** Line in the file (1-based) of the key or value at a path, or of its nearest parent. */
  readonly lineOf: (path: KeyPath) => number;
  /** What is wrong with the YAML itself. */
  readonly problems: readonly Problem[];
}

/** A text file with frontmatter. */
export interface MdxSource extends YamlSource {
  /** What stands below the frontmatter. */
  readonly body: string;
}

/** Reads YAML. `firstLine` is the line of the file at which the text begins. */
export function parseYaml(file: string, text: string, firstLine = 1): YamlSource {
  const lines = new LineCounter();
  const isBroken = text.search(BROKEN_LINE) >= 0;
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    keepSourceTokens: isBroken,
  });
  if (isBroken) joinFoldedLines(document);
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }): Problem => ({
    message: `The YAML cannot be read: ${message}`,
    hint: 'Check the indentation, and put texts that hold ": " or "#" in quotes.',
    where: { file, line: lineAt(pos[0]) },
  }));
  return {
    file,
    data: problems.length > 0 ? undefined : (document.toJS() as unknown),
    lineOf: (path) => lineAt(offsetOf(document, path)),
    problems,
  };
}

/** Reads the frontmatter of an MDX file; a file without one has a problem saying so. */
export function parseMdx(file: string, text: string): MdxSource {
  const sources: YamlSource[] = [];
  const parse = (yaml: string): object => {
    const source = parseYaml(file, yaml);
    sources.push(source);
    return source.data ?? {};
  };
  const { content } = matter(text, { language: 'yaml', engines: { yaml: parse } });
  return { ...(sources[0] ?? withoutFrontmatter(file)), body: content };
}

function withoutFrontmatter(file: string): YamlSource {
  const problem: Problem = {
    message: 'The file has no frontmatter',
    hint: 'Begin it with a line "---", the fields, and another line "---"; "npm run kith -- new" writes a filled-in one.',
    where: { file, line: 1 },
  };
  return { file, data: undefined, lineOf: () => 1, problems: [problem] };
}

/** Where the key at the path begins, else the nearest parent that there is. */
function offsetOf(document: Document, path: KeyPath): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
