import type { Day } from '../schemas/date.ts';
import { addDays } from '../schemas/days.ts';
import type { KitRecord } from '../schemas/kit-record.ts';
import type { KitNews } from '../schemas/plan.ts';

/** What is older is not new to anybody. */
const NEWS_DAYS = 60;

/**
 * What is new in a kit since the build before the last change. It stays until the next change, so that building again
 * changes nothing; what changes twice on one day is told together.
 * @param before what the last finished build made of this kit; undefined where that had no such kit, null where there was no build
 */
export function tellNews(
  before: KitRecord | undefined | null,
  now: Pick<KitRecord, 'texts' | 'images'>,
  today: Day,
): KitNews | null {
  if (before === null) return null;
  if (before === undefined) return { since: today, isNew: true, added: [], changed: [], texts: false };
  const names = Object.keys(now.images);
  const added = names.filter((name) => !Object.hasOwn(before.images, name));
  const changed = names.filter(
    (name) => Object.hasOwn(before.images, name) && before.images[name] !== now.images[name],
  );
  const texts = before.texts !== now.texts;
  const isSame = added.length === 0 && changed.length === 0 && !texts;
  if (isSame) return isOld(before.news, today) ? null : before.news;
  const news = { since: today, isNew: false, added, changed, texts };
  return before.news?.since === today ? together(before.news, news, names) : news;
}

function isOld(news: KitNews | null, today: Day): boolean {
  return news !== null && addDays(news.since, NEWS_DAYS) < today;
}

/** Images that were added and have gone again are not named. */
function together(earlier: KitNews, later: KitNews, names: readonly string[]): KitNews {
  if (earlier.isNew) return earlier;
  const added = new Set([...earlier.added, ...later.added]);
  const changed = new Set([...earlier.changed, ...later.changed]);
  return {
    ...later,
    added: names.filter((name) => added.has(name)),
    changed: names.filter((name) => changed.has(name) && !added.has(name)),
    texts: earlier.texts || later.texts,
  };
}
