import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { listFiles } from '../src/core/files.ts';

export interface PageImage {
  readonly page: string;
  readonly src: string;
  readonly width: string | undefined;
  readonly height: string | undefined;
  readonly loading: string | undefined;
  /** In the first screen: the logo, and the face of whoever recommends. */
  readonly isFirst: boolean;
}

/** Every image in the HTML files of a folder, in the order of pages and places. */
export async function readImages(dist: string): Promise<PageImage[]> {
  const pages = (await listFiles(dist)).filter((file) => file.endsWith('.html'));
  const images = await Promise.all(
    pages.map(async (page) => imagesIn(page, await readFile(join(dist, page), 'utf8'))),
  );
  return images.flat();
}

function imagesIn(page: string, html: string): PageImage[] {
  const images: PageImage[] = [];
  const first = { depth: 0, depths: [] as number[] };
  const parser = new Parser({
    onopentag(name, { class: names = '', src = '', width, height, loading }) {
      first.depth++;
      if (/(^| )(logo|sender)( |$)/.test(names)) first.depths.push(first.depth);
      if (name === 'img') {
        images.push({ page, src, width, height, loading, isFirst: first.depths.length > 0 });
      }
    },
    onclosetag() {
      if (first.depths.at(-1) === first.depth) first.depths.pop();
      first.depth--;
    },
  });
  parser.end(html);
  return images;
}

/** Those of the images that leave their place open, or are loaded too early or too late, as text. */
export function wrongImages(images: readonly PageImage[]): string[] {
  return images.flatMap(({ page, src, width, height, loading, isFirst }) => {
    const wrong = [
      ...(isSize(width) && isSize(height) ? [] : ['has no width and height']),
      ...(isFirst === (loading === 'lazy') ? [isFirst ? 'is loaded late' : 'is loaded at once'] : []),
    ];
    return wrong.map((what) => `${page}: ${src} ${what}`);
  });
}

function isSize(value: string | undefined): boolean {
  return value !== undefined && /^[1-9]\d*$/.test(value);
}
