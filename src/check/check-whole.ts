import type { Problem } from '../core/errors.ts';

interface Hashed {
  readonly hash: string;
}
interface Digested {
  readonly kind: string;
  readonly digest: string;
}

export interface WholeInput {
  /** The last build did not end. */
  readonly interrupted: boolean;
  /** The last build made everything, and its check found something wrong. */
  readonly refused: boolean;
  /** What the last complete build left; no files where there was none. */
  readonly manifest: {
    readonly items: Readonly<Record<string, Digested>>;
    readonly files: Readonly<Record<string, Hashed>>;
  };
  /** The files of dist as they are now. */
  readonly found: ReadonlyMap<string, Hashed>;
  /** What a build would publish now; null where content is too broken to say. */
  readonly items: Readonly<Record<string, Digested>> | null;
}

/** Paths named of each kind before the rest is only counted. */
const MOST_NAMED = 5;

/** Whether dist is what the last complete build left there, and what content and data say today. */
export function checkWhole({ interrupted, refused, manifest, found, items }: WholeInput): Problem[] {
  if (interrupted) return [{ message: 'The last build did not end: dist is not whole', hint: AGAIN }];
  if (refused)
    return [{ message: 'The last build did not pass its check: do not publish dist', hint: CORRECT }];
  if (Object.keys(manifest.files).length === 0)
    return [{ message: 'There is no finished build', hint: AGAIN }];
  const files = Object.entries(manifest.files);
  return [
    ...report(
      'missing from dist',
      files.filter(([path]) => !found.has(path)).map(([path]) => path),
    ),
    ...report(
      'in dist not as the build left them',
      files.flatMap(([path, { hash }]) => (found.get(path)?.hash === hash || !found.has(path) ? [] : [path])),
    ),
    ...report(
      'in dist that no build put there',
      [...found.keys()].filter((path) => !Object.hasOwn(manifest.files, path)),
    ),
    ...report(
      'not where the plan says',
      Object.keys(manifest.items)
        .filter((path) => manifest.items[path]?.kind !== 'search')
        .map(fileOf)
        .filter((path) => !Object.hasOwn(manifest.files, path)),
    ),
    ...(items === null ? [] : checkFresh(manifest.items, items)),
  ];
}

const AGAIN = 'Run "kith build".';
const CORRECT = 'Correct what is named here, then run "kith build".';

function report(what: string, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_NAMED).join(', ');
  const rest = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return [
    {
      message: `${paths.length} ${paths.length === 1 ? 'file is' : 'files are'} ${what}: ${named}${rest}`,
      hint: 'Run "kith build": it puts right what differs and keeps the rest.',
      where: { file: `dist/${paths[0] ?? ''}` },
    },
  ];
}

/** A page's item is its path in the address, any other's the path of its file. */
function fileOf(path: string): string {
  return path.startsWith('/') ? `${path.slice(1)}index.html` : path;
}

function checkFresh(
  before: WholeInput['manifest']['items'],
  now: Readonly<Record<string, Digested>>,
): Problem[] {
  const nouns: Readonly<Record<string, [string, string]>> = {
    page: ['page', 'pages'],
    card: ['card', 'cards'],
    kit: ['kit', 'kits'],
  };
  const paths = new Set([...Object.keys(before), ...Object.keys(now)]);
  const stale = [...paths].filter((path) => before[path]?.digest !== now[path]?.digest);
  const counts = Map.groupBy(stale, (path) => (now[path] ?? before[path])?.kind ?? '');
  const parts = Object.entries(nouns).flatMap(([kind, [one, many]]) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  if (parts.length === 0) return [];
  const first = [...counts].filter(([kind]) => Object.hasOwn(nouns, kind)).flatMap(([, all]) => all)[0] ?? '';
  return [
    {
      message: `Out of date since content, data or the day changed: ${parts.join(', ')}, such as ${first}`,
      hint: AGAIN,
    },
  ];
}
