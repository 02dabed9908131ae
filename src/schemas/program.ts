import { z } from 'zod';
import { DaySchema } from './date.ts';
import { FONT_SCRIPT_NAMES } from './font-scripts.ts';
import { OfferSchema } from './offer.ts';
import { LocaleSchema, line, localized } from './text.ts';

const ColorSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#0b6e4f"');

const LogoSchema = z
  .string()
  .regex(/^\/(?!.*\.\.)[\w./-]+\.(svg|png)$/, 'must be a picture in public/, such as "/logo.svg"');

const PhotoSchema = z
  .string()
  .regex(
    /^\/(?!.*\.\.)[\w./-]+\.(png|jpe?g|webp|avif)$/,
    'must be a photo in public/, such as "/photos/kitchen.jpg"',
  );

const HttpUrlSchema = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with https:// or http://',
});

/** Name, colours, logo and fonts: the only place where they stand. */
export const BrandSchema = z.strictObject({
  /** Colours as `#rrggbb`. Everything else (dark mode, tints, borders) is derived from these. */
  colors: z.strictObject({
    /** Buttons, links, the band of the cards. */
    primary: ColorSchema,
    /** Marks and highlights, sparingly. */
    accent: ColorSchema,
    /** Text. */
    ink: ColorSchema,
    /** Background. */
    paper: ColorSchema,
  }),
  /** Families as in the installed `@fontsource` packages, such as "Bricolage Grotesque". */
  fonts: z.strictObject({
    heading: line(60),
    body: line(60),
    /** Families for scripts that those lack, on cards; where left out, the usual ones as far as they are installed. */
    scripts: z.partialRecord(z.enum(FONT_SCRIPT_NAMES), line(60)).optional(),
  }),
  /** A picture in `public/`, SVG or PNG, for light backgrounds. */
  logo: LogoSchema,
  /** The same for dark backgrounds; `logo` on a light field where left out. */
  logoOnDark: LogoSchema.optional(),
  /** A photo in `public/` that the statement cards show in the place of the pattern. */
  photo: PhotoSchema.optional(),
  /** The sign in the browser's tab. */
  icon: LogoSchema.optional(),
});
export type Brand = z.infer<typeof BrandSchema>;

/** Where the calls to action lead, and how the visit is credited. */
export const TrackingSchema = z.strictObject({
  /** Where a prospect signs up. */
  url: HttpUrlSchema,
  /** Hosts to which links may lead, besides this site's own. */
  hosts: z.array(z.string().regex(/^[a-z0-9.-]+$/, 'must be a host such as "app.example.com"')).min(1),
  /** The affiliate platform, which decides the parameter in the link. */
  platform: z.enum([
    'custom',
    'dub',
    'rewardful',
    'firstpromoter',
    'tapfiliate',
    'partnerstack',
    'tolt',
    'impact',
    'refersion',
    'growsurf',
    'refref',
    'refferq',
  ]),
  /** Another name for the platform's parameter; needed with `custom`. */
  parameter: z
    .string()
    .regex(/^[A-Za-z_][\w-]{0,39}$/, 'must be a parameter name such as "via"')
    .optional(),
  /** The parameter of sub-ids, which keep apart what one affiliate posts; the platform's where left out. */
  subId: z
    .string()
    .regex(/^[A-Za-z_][\w-]{0,39}$/, 'must be a parameter name such as "sub_id"')
    .optional(),
  /** The attribution model and window in words, shown to affiliates. */
  attribution: localized(300),
});
export type Tracking = z.infer<typeof TrackingSchema>;

/**
 * Weights of the advocate score, against each other; 0 leaves an input out. `nps` and `csat` weigh this much only for
 * accounts that use the product at least as much as the median customer: below that a good answer fades to a quarter of
 * its weight, and it counts half where the usage is not known, because happy words from somebody who does not use the
 * product neither keep a customer nor convince a friend. A bad answer always counts in full. `retentionCost` is the
 * yearly cost as a share of the yearly revenue.
 */
export const AdvocateWeightsSchema = z.strictObject({
  health: z.number().min(0).default(7),
  expansion: z.number().min(0).default(5),
  ltv: z.number().min(0).default(5),
  retentionCost: z.number().min(0).default(2),
  tickets: z.number().min(0).default(3),
  nps: z.number().min(0).default(5),
  csat: z.number().min(0).default(3),
  usage: z.number().min(0).default(8),
});
export type AdvocateWeights = z.infer<typeof AdvocateWeightsSchema>;
export type AdvocateInput = keyof AdvocateWeights;

/** Who makes an advocate, and how long to leave people alone. */
export const AdvocateSettingsSchema = z.strictObject({
  weights: AdvocateWeightsSchema.prefault({}),
  /** Below this share of the weights present, an account gets no score. */
  minimumCoverage: z.number().min(0).max(1).default(0.5),
  /** Answers to surveys that are older than this many days count as missing. */
  freshDays: z.number().int().min(1).max(3650).default(180),
  /** After you asked an account for something, leave it alone for this many days; twice as long after a no. */
  cooldownDays: z.number().int().min(0).max(3650).default(120),
  /** Actions of your activity data that are an upgrade, so that it is known when: `[moved-to-team-plan]`. */
  upgradeActions: z.array(z.string().min(1)).default([]),
  /** Who signs the invitations: "Maya from customer success". The program's name where left out. */
  sender: line(80).optional(),
});
export type AdvocateSettings = z.infer<typeof AdvocateSettingsSchema>;

/** A figure of your own that a segment's accounts reached, from any number column of the accounts. */
export const MetricSchema = z.strictObject({
  /** The column of the accounts. */
  column: z.string().min(1),
  /** How the accounts' values become one figure. */
  statistic: z.enum(['median', 'mean']).default('median'),
  /** Whether more of it is better for a customer ("hours saved") or less ("days to wait"): it is rounded the other way. */
  better: z.enum(['more', 'less']).default('more'),
  /** What stands behind the number: "hours a week saved on planning". That half reach it, or the mean does, Kith adds. */
  label: localized(80),
  /** Printed right behind the number: "h", "%". */
  unit: z.string().max(6).default(''),
});
export type Metric = z.infer<typeof MetricSchema>;

/** How soon customers reach something in the product: median of days from signup. */
export const StartSchema = z.strictObject({
  /** The action, by its name in your activity data. */
  action: z.string().min(1),
  /** What stands behind the days: "from signup to the first published rota". */
  label: localized(80),
});
export type Start = z.infer<typeof StartSchema>;

/** How many customers take some first steps in time. */
export const StepsSchema = z.strictObject({
  /** The actions, by their names in your activity data; all of them count, in any order. */
  actions: z.array(z.string().min(1)).min(1).max(5),
  /** Within this many days from signup. */
  days: z.number().int().min(1).max(365),
  /** What stands behind the share: "published a rota within 14 days of signing up". */
  label: localized(80),
});
export type Steps = z.infer<typeof StepsSchema>;

export const ProofKindSchema = z.enum([
  /** Customers today. */
  'accounts',
  /** Still customers 12 months after signup. */
  'retention',
  /** Median lifetime value. */
  'ltv',
  /** Your own figure, `metric`. */
  'metric',
  /** Gave 9 or 10 when asked whether they would recommend you. */
  'recommend',
  /** Gave 4 or 5 of 5 when asked whether they are satisfied. */
  'satisfaction',
  /** Days to something in the product, `start`. */
  'start',
  /** Took some steps in time, `steps`. */
  'steps',
]);
export type ProofKind = z.infer<typeof ProofKindSchema>;

/** Which aggregated figures may be published, from how many accounts on, and for how long. */
export const ProofSettingsSchema = z.strictObject({
  /** A figure over fewer accounts than this is never published. */
  minimumAccounts: z.number().int().min(5, 'must be at least 5: fewer could be recognised').default(10),
  /** Figures are taken down once the newest date in the data is this many days old. */
  maxAgeDays: z.number().int().min(1).default(180),
  /** The figures to show, most telling first. `ltv` tells prospects what customers pay you: think twice. */
  show: z.array(ProofKindSchema).default(['metric', 'retention', 'accounts']),
  metric: MetricSchema.optional(),
  start: StartSchema.optional(),
  steps: StepsSchema.optional(),
});
export type ProofSettings = z.infer<typeof ProofSettingsSchema>;

const CurrencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as "EUR"');

/**
 * What affiliates are paid, for the reports. Never published: what they may read of it stands in `offers` and `tiers`.
 * @example commission: { rate: 0.2, months: 12 }
 */
export const CommissionSchema = z.strictObject({
  /** Share of every invoice, 0-1: 0.2 is 20 %. */
  rate: z
    .number()
    .gt(0, 'must be above 0, such as 0.2 for 20 %')
    .lt(1, 'must be below 1, such as 0.2 for 20 %'),
  /** For so many months from an account's first invoice. */
  months: z.number().int().min(1).max(120).default(12),
  /** Whether the commission on what is refunded is taken back. */
  returned: z.boolean().default(true),
  /** What is left of each unit of revenue before commission, 0-1. */
  margin: z.number().gt(0).max(1).default(0.8),
  /** So many months of a customer's revenue count when it is worked out what a customer brings. */
  horizon: z.number().int().min(1).max(120).default(36),
  /** Units of margin that each unit of commission should bring; as many as `rate` does with customers of other channels where left out. */
  target: z.number().gt(0).optional(),
});
export type Commission = z.infer<typeof CommissionSchema>;

/**
 * A goal with a number and a day. `growth`: accounts that affiliates refer. `revenue`: their sales less refunds, in the
 * program's currency. `retention`: the share of them that stay for 12 months, 0-1.
 * @example { metric: growth, target: 150, from: 2026-07-01, by: 2027-06-30 }
 */
export const GoalSchema = z
  .strictObject({
    metric: z.enum(['growth', 'revenue', 'retention']),
    target: z.number().gt(0),
    /** The first day that counts; 12 months before `by` where left out, and for retention all accounts. */
    from: DaySchema.optional(),
    /** The last day that counts. */
    by: DaySchema,
  })
  .superRefine(({ metric, target, from, by }, context) => {
    if (metric === 'retention' && target > 1)
      context.addIssue({ code: 'custom', path: ['target'], message: 'must be a share of 0-1, such as 0.85' });
    if (metric === 'growth' && !Number.isInteger(target))
      context.addIssue({ code: 'custom', path: ['target'], message: 'must be a whole number of accounts' });
    if (from !== undefined && from >= by)
      context.addIssue({ code: 'custom', path: ['from'], message: 'must be before the day in "by"' });
  });
export type Goal = z.infer<typeof GoalSchema>;

/**
 * `content/program.yaml`: the referral program of one company.
 */
export const ProgramSchema = z.strictObject({
  /** Name of the product, as customers know it. */
  name: line(60),
  /** What the product does, in one line. */
  tagline: localized(140),
  /** The legal name of whoever runs the program, for the footer. */
  company: line(120),
  /** The company's own site. */
  home: HttpUrlSchema,
  /** Where the built site will live: a host of its own, without a path. */
  site: HttpUrlSchema.refine(
    (address) => new URL(address).pathname === '/',
    'must be a host without a path, such as "https://friends.example.com"',
  ),
  /** Where somebody joins the program, on your affiliate platform. */
  join: HttpUrlSchema.optional(),
  /** Postal address, for the footer and e-mails. */
  postalAddress: line(200),
  /** The languages, the default one first. */
  locales: z.array(LocaleSchema).min(1),
  /** ISO 4217 code of the money amounts in your data. */
  currency: CurrencySchema.default('USD'),
  /**
   * What one unit of other currencies is worth in `currency`: invoices in these are converted, those in any other are
   * reported apart. Never published.
   * @example rates: { USD: 0.92, GBP: 1.17 }
   */
  rates: z.record(CurrencySchema, z.number().gt(0)).default({}),
  brand: BrandSchema,
  tracking: TrackingSchema,
  offers: z.array(OfferSchema).min(1),
  /** Better rewards for more referrals, shown on the program's page. */
  tiers: z.array(z.strictObject({ referrals: z.number().int().min(1), reward: localized(120) })).default([]),
  /** Goals with a number and a day, for the reports. Never published. */
  goals: z.array(GoalSchema).default([]),
  commission: CommissionSchema.optional(),
  proof: ProofSettingsSchema.prefault({}),
  advocates: AdvocateSettingsSchema.prefault({}),
  kits: z
    .strictObject({
      /**
       * Which zips are made: `all`, one for each kit and one for everything that an affiliate has; `each`, one for each kit,
       * which takes half of the disk; `none`: the affiliates' pages show every image and text all the same.
       */
      zips: z.enum(['all', 'each', 'none']).default('all'),
    })
    .prefault({}),
  playbook: z
    .strictObject({
      /** What an account does in this many days from the day of signup counts as early. */
      days: z
        .number()
        .int()
        .min(7)
        .max(60, 'must be at most 60: accounts are judged from 90 days on, and need time to leave or to stay')
        .default(30),
    })
    .prefault({}),
  /** Names in your data that may stand on pages all the same: a partner, a town that is also a customer's name. */
  publicNames: z.array(line(120)).default([]),
  /** A share of refused rows above this fails the pull. */
  refusedRowsLimit: z.number().min(0).max(1).default(0.01),
});
export type Program = z.infer<typeof ProgramSchema>;
