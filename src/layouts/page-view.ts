import type { PlannedProgram } from '../schemas/plan.ts';

/** What the frame of every page needs of its view. */
export interface PageView {
  readonly path: string;
  readonly kind: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly program: PlannedProgram;
  /** The same page in other languages: locale -> path; this one included. */
  readonly alternates: Readonly<Record<string, string>>;
}

/** What stands in the head of a page. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** `index` for search engines, `follow` for pages that pass on to others, `none` for private ones. */
  readonly robots: 'index' | 'follow' | 'none';
  /** Absolute address of the page that stands for this one, or null where it stands for itself. */
  readonly canonical?: string | null;
  readonly image?: { readonly url: string; readonly alt: string } | null;
  readonly type?: 'website' | 'article';
  /** JSON-LD. */
  readonly data?: object;
}
