import type { Json } from '../../core/digest.ts';

export type JsonRecord = Readonly<Record<string, Json>>;

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path such as `data.items` or `companies.0`; undefined where nothing does. */
export function valueAt(value: Json, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path.split('.')) {
    if (Array.isArray(found)) found = (found as readonly Json[])[Number(step)];
    else if (isRecord(found) && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}

/** A text or a number at a path, as text; null for everything else. */
export function textAt(value: Json, path: string): string | null {
  const found = valueAt(value, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}

/** Paths of the lists in an answer, to tell where its rows may stand. */
export function listPaths(value: Json, depth = 3, path = ''): string[] {
  if (Array.isArray(value)) return [path];
  if (!isRecord(value) || depth === 0) return [];
  return Object.entries(value)
    .filter(([key]) => /^[^.\s]{1,60}$/.test(key))
    .flatMap(([key, inner]) => listPaths(inner, depth - 1, path === '' ? key : `${path}.${key}`))
    .slice(0, 10);
}
