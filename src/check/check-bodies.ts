import { satteri } from '@astrojs/markdown-satteri';
import { messageOf, type Problem } from '../core/errors.ts';
import { checkComponents, type ContentNames } from './check-components.ts';

/** The text of an MDX file below its frontmatter. */
export interface Body {
  /** Path relative to the site. */
  readonly file: string;
  readonly text: string;
  /** Line of the file at which the text begins, 1-based. */
  readonly firstLine: number;
}

/** Splits an MDX file; without frontmatter all of it is body. */
export function bodyOf(file: string, source: string): Body {
  const frontmatter = /^---[^\n]*\n[^]*?\n---[^\n]*(?:\n|$)/.exec(source)?.[0] ?? '';
  return { file, text: source.slice(frontmatter.length), firstLine: frontmatter.split('\n').length };
}

/**
 * Compiles bodies with the processor that Astro renders them with, and says where one cannot be read, or where a
 * component is not written as it has to be.
 */
export async function checkBodies(bodies: readonly Body[], names: ContentNames): Promise<Problem[]> {
  const processor = satteri({ features: { smartPunctuation: false } });
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  const problems: Problem[] = [];
  for (const body of bodies) {
    try {
      await renderer?.process(body.text, body.file, {});
      problems.push(...checkComponents(body, names));
    } catch (thrown) {
      problems.push(describe(body, messageOf(thrown)));
    }
  }
  return problems;
}

/** `3:1: Expected a closing tag for `<div>` (3:1) (mdx-jsx:…)` -> the line in the file and the sentence alone. */
function describe({ file, firstLine }: Body, thrown: string): Problem {
  const [, line, sentence = thrown] =
    /^(?:(\d+):\d+: )?([^]*?)(?: \(\d+:\d+\))?(?: \([\w-]+:[\w-]+\))?$/.exec(thrown) ?? [];
  return {
    message: `The text cannot be read: ${sentence}`,
    hint: hintFor(sentence),
    where: { file, line: line === undefined ? firstLine : Number(line) + firstLine - 1 },
  };
}

function hintFor(sentence: string): string {
  if (sentence.includes('brace') || sentence.includes('expression')) {
    return 'Braces hold code in MDX: close the expression, or write "\\{" for a brace.';
  }
  if (sentence.includes('tag')) {
    return 'Close what is opened: <br /> or <div>…</div>; write "\\<" for a sign that is no tag.';
  }
  return 'Correct it, or take it out: the text is Markdown with components.';
}
