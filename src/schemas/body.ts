import { z } from 'zod';
import { ProofKindSchema } from './program.ts';
import { SlugSchema } from './slug.ts';

/** What stands for a property's value. */
export type PropKind = 'text' | 'figure' | 'segment' | 'case-study';

interface ComponentRule {
  readonly props: Readonly<Record<string, PropKind>>;
  /** Properties that belong together: one of these sets, whole, and what may be added to it. */
  readonly forms: readonly { readonly needs: readonly string[]; readonly may?: readonly string[] }[];
  /** What may stand between its tags: `text` has to, `maybe` need not, and a `list` need not either. */
  readonly inside: 'nothing' | 'text' | 'maybe' | 'list';
  /** Whether it may stand within a line of text. */
  readonly inLine: boolean;
  /** How it is written, for errors. */
  readonly example: string;
}

const PLAIN = { props: {}, forms: [{ needs: [] }], inside: 'nothing', inLine: false } as const;

/**
 * The components of texts: what authors may write in the MDX below a file's frontmatter, each on a line of its own
 * (`CTA` also within one). What a page has nothing for is not shown: no empty box stands there.
 */
export const BODY_COMPONENTS = {
  /**
   * Who recommends: name, role, company and portrait, with their consent. Nothing on pages that nobody recommends.
   * @example <Affiliate />
   */
  Affiliate: { ...PLAIN, example: '<Affiliate />' },
  /**
   * The page's tracked call to action, with its own words or the page's. It credits whoever recommends on their pages, and
   * nobody on all others.
   * @example <CTA>Draft next week’s rota</CTA>
   * @example <CTA />
   */
  CTA: { ...PLAIN, inside: 'maybe', inLine: true, example: '<CTA>Your words</CTA>' },
  /**
   * Something to remember, set apart from the text; Markdown may stand inside.
   * @example <Callout title="Before you start">You need last week’s covers.</Callout>
   */
  Callout: {
    ...PLAIN,
    props: { title: 'text' },
    forms: [{ needs: [], may: ['title'] }],
    inside: 'text',
    example: '<Callout title="Good to know">Your text</Callout>',
  },
  /**
   * That whoever recommends earns a reward. Nothing on pages that nobody recommends.
   * @example <Disclosure />
   */
  Disclosure: { ...PLAIN, example: '<Disclosure />' },
  /**
   * The offer that holds for the page on the day of the build: the gift, the conditions and the last day.
   * @example <Offer />
   */
  Offer: { ...PLAIN, example: '<Offer />' },
  /**
   * What a customer said, from their case study. Nothing where their consent does not cover the quote.
   * @example <Quote of="osteria-lumen" />
   */
  Quote: {
    ...PLAIN,
    props: { of: 'case-study' },
    forms: [{ needs: ['of'] }],
    example: '<Quote of="a-case-study" />',
  },
  /**
   * A figure: your own, or one that the data shows and that may be published, with how it was measured. `of` names it as
   * `proof` in `program.yaml` does; it is that of the page's segment, or of the one that `segment` names. Nothing where it
   * is not published. Several, one below the other, stand side by side where there is room.
   * @example <Stat value="6.5 h" label="saved a week" />
   * @example <Stat of="retention" />
   * @example <Stat of="metric" segment="restaurants" />
   */
  Stat: {
    ...PLAIN,
    props: { value: 'text', label: 'text', of: 'figure', segment: 'segment' },
    forms: [{ needs: ['value', 'label'] }, { needs: ['of'], may: ['segment'] }],
    example: '<Stat value="6.5 h" label="saved a week" /> or <Stat of="retention" />',
  },
  /**
   * First steps, numbered: those of the list inside, or without one those of the page's segment, as the data has them, else
   * as its author wrote them. Without a list it is nothing on pages of no segment.
   * @example <Steps />
   */
  Steps: { ...PLAIN, inside: 'list', example: '<Steps />' },
} as const satisfies Record<string, ComponentRule>;

export type BodyComponent = keyof typeof BODY_COMPONENTS;

export const BODY_COMPONENT_NAMES = Object.keys(BODY_COMPONENTS) as BodyComponent[];

export function isBodyComponent(name: string): name is BodyComponent {
  return Object.hasOwn(BODY_COMPONENTS, name);
}

export function ruleOf(name: BodyComponent): ComponentRule {
  return BODY_COMPONENTS[name];
}

/** The names of figures that `<Stat of>` takes. */
export const FIGURE_NAMES: readonly string[] = ProofKindSchema.options;

/** What a text shows besides itself, so that the pages with it hold that, and no others. */
export const BodyShowsSchema = z.strictObject({
  components: z.array(z.enum(BODY_COMPONENT_NAMES)),
  /** Segments whose figures it names. */
  figuresOf: z.array(SlugSchema),
  /** Case studies that it quotes. */
  quotes: z.array(SlugSchema),
});
export type BodyShows = z.infer<typeof BodyShowsSchema>;

export const SHOWS_NOTHING: BodyShows = { components: [], figuresOf: [], quotes: [] };
