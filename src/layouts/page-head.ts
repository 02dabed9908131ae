/** What stands in the head of a page. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** What the page's share card shows; private pages have none. */
  readonly card: string | null;
  readonly type?: 'website' | 'article';
  /** JSON-LD. */
  readonly data?: object;
}
