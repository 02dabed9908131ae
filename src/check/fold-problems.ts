import type { Problem } from '../core/errors.ts';

/** The same problem in many files, said once: a broken link in the footer is one thing to correct, not ten thousand. */
export function foldProblems(problems: readonly Problem[]): Problem[] {
  const groups = Map.groupBy(problems, ({ message, hint }) => JSON.stringify([message, hint]));
  return [...groups.values()].flatMap(([first, ...others]): Problem[] => {
    if (!first) return [];
    const files = new Set(
      others.flatMap(({ where }) => (where && where.file !== first.where?.file ? [where.file] : [])),
    );
    if (files.size === 0) return [first];
    const more = files.size === 1 ? 'in 1 more file' : `in ${files.size.toLocaleString('en-US')} more files`;
    return [{ ...first, message: `${first.message} (also ${more})` }];
  });
}
