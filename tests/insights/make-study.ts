import { parse } from 'yaml';
import type { StudyInput } from '../../src/insights/study.ts';
import { AffiliateSchema, type Affiliate } from '../../src/schemas/affiliate.ts';
import type { Actions } from '../../src/schemas/actions.ts';
import { SHOWS_NOTHING } from '../../src/schemas/body.ts';
import type { CaseStudy } from '../../src/schemas/case-study.ts';
import type { Guide } from '../../src/schemas/guide.ts';
import { ProgramSchema, type Program } from '../../src/schemas/program.ts';
import type { Entry, Project } from '../../src/schemas/project.ts';
import type { Segment } from '../../src/schemas/segment.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import type { UseCase } from '../../src/schemas/use-case.ts';
import { TINY_SITE } from '../tiny-site.ts';

/** What a test cares about; of content only the fields that insights read need be there. */
export interface StudyContent {
  readonly program?: object;
  readonly segments?: Readonly<Record<string, Partial<Segment>>>;
  readonly caseStudies?: Readonly<Record<string, Partial<CaseStudy>>>;
  readonly guides?: Readonly<Record<string, Partial<Guide>>>;
  readonly useCases?: Readonly<Record<string, Partial<UseCase>>>;
  readonly affiliates?: Readonly<Record<string, object>>;
  readonly actions?: Actions;
  readonly asOf?: string;
}

export const AS_OF = '2026-11-21';

/** The input of the insights over a snapshot and a little content. */
export function makeStudyInput(snapshot: Snapshot, content: StudyContent = {}): StudyInput {
  const affiliates = Object.entries(content.affiliates ?? {}).map(([id, given]) =>
    entry<Affiliate>(
      'affiliates',
      id,
      AffiliateSchema.parse({ kind: 'partner', segments: 'all', name: id, ...given }),
    ),
  );
  return { snapshot, project: makeProject(content, affiliates), affiliates, asOf: content.asOf ?? AS_OF };
}

function makeProject(content: StudyContent, affiliates: Project['affiliates']): Project {
  const entries = <Data>(folder: string, data: Readonly<Record<string, Partial<Data>>> = {}) =>
    Object.entries(data).map(([id, given]) => entry<Data>(folder, id, given));
  return {
    site: '/nowhere',
    program: makeProgram(content.program),
    defaultLocale: 'en',
    sources: null,
    rotations: {},
    headlines: [],
    emails: { sets: {}, layouts: {} },
    copy: {},
    actions: content.actions ?? {},
    cardTemplates: [],
    segments: entries<Segment>('segments', content.segments).map((segment) => ({
      ...segment,
      data: { ...{ pains: [], useCases: [] }, ...segment.data },
    })),
    caseStudies: entries<CaseStudy>('case-studies', content.caseStudies),
    guides: entries<Guide>('guides', content.guides),
    useCases: entries<UseCase>('use-cases', content.useCases),
    affiliates,
  };
}

export function makeProgram(more: object = {}): Program {
  return ProgramSchema.parse({ ...(parse(TINY_SITE['content/program.yaml'] ?? '') as object), ...more });
}

function entry<Data>(folder: string, id: string, given: Partial<Data>): Entry<Data> {
  const file = `content/${folder}/${id}.mdx`;
  const text = { digest: id, hasText: true, shows: SHOWS_NOTHING };
  return { id, locale: 'en', file, data: given as Data, ...text, lineOf: () => 1 };
}
