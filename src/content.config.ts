import { join, resolve } from 'node:path';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { CaseStudySchema } from './schemas/case-study.ts';
import { GuideSchema } from './schemas/guide.ts';
import { SegmentSchema } from './schemas/segment.ts';
import { UseCaseSchema } from './schemas/use-case.ts';

const content = join(resolve(process.env['KITH_SITE'] ?? '.'), 'content');

/** The MDX files of a folder; `fr/restaurants.mdx` is known as `fr/restaurants`. */
const files = (folder: string) =>
  glob({
    base: join(content, folder),
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    retainBody: false,
  });

export const collections = {
  segments: defineCollection({ loader: files('segments'), schema: SegmentSchema }),
  'use-cases': defineCollection({ loader: files('use-cases'), schema: UseCaseSchema }),
  'case-studies': defineCollection({ loader: files('case-studies'), schema: CaseStudySchema }),
  guides: defineCollection({ loader: files('guides'), schema: GuideSchema }),
};
