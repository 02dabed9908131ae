import type { Actions } from './actions.ts';
import type { Affiliate } from './affiliate.ts';
import type { BodyShows } from './body.ts';
import type { CardTemplate } from './card-template.ts';
import type { CaseStudy } from './case-study.ts';
import type { Copy } from './copy.ts';
import type { Emails } from './email.ts';
import type { Guide } from './guide.ts';
import type { HeadlineRow } from './headline-row.ts';
import type { Program } from './program.ts';
import type { Segment } from './segment.ts';
import type { Sources } from './sources.ts';
import type { Tokens } from './tokens.ts';
import type { UseCase } from './use-case.ts';

/** A piece of content as read from one file. */
export interface Entry<Data> {
  /** Name of the file without ending; the same in every language. */
  readonly id: string;
  readonly locale: string;
  /** Path relative to the site. */
  readonly file: string;
  readonly data: Data;
  /** Digest of the text below the frontmatter, or of the file where that is all there is or the text names its fields. */
  readonly digest: string;
  /** Whether anything stands below the frontmatter. */
  readonly hasText: boolean;
  /** What its components show. */
  readonly shows: BodyShows;
  /** Line of a key, for problems that only show when pieces are put together. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export type Folder = 'segments' | 'use-cases' | 'case-studies' | 'guides' | 'affiliates';

/** Everything that marketers wrote, read and checked. Private: it holds e-mails and consent records. */
export interface Project {
  /** Absolute path of the folder that holds content/ and public/. */
  readonly site: string;
  readonly program: Program;
  readonly defaultLocale: string;
  /** Null where the site has no data: everything is authored then. */
  readonly sources: Sources | null;
  /** Affiliate -> how often its private address was changed. */
  readonly rotations: Tokens;
  /** locale -> the patterns of kits' texts, the site's own before Kith's. */
  readonly copy: Readonly<Record<string, Copy>>;
  /** Headlines from a spreadsheet; those of variants stand in `segments` too. */
  readonly headlines: readonly HeadlineRow[];
  /** locale -> the e-mails, the site's own before Kith's. */
  readonly emails: Emails;
  /** Words for actions of the data, by the name that the data has for them; from `content/actions.yaml`. */
  readonly actions: Actions;
  /** The site's own card templates, from `content/cards/`. */
  readonly cardTemplates: readonly Entry<CardTemplate>[];
  readonly segments: readonly Entry<Segment>[];
  readonly useCases: readonly Entry<UseCase>[];
  readonly caseStudies: readonly Entry<CaseStudy>[];
  readonly guides: readonly Entry<Guide>[];
  /** From `content/affiliates/`; those of the source table come with the snapshot. */
  readonly affiliates: readonly Entry<Affiliate>[];
}
