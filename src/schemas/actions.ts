import { z } from 'zod';
import { SlugSchema } from './slug.ts';
import { localized } from './text.ts';

/**
 * `content/actions.yaml`: the actions of your activity data in words that a customer understands. Those that separate
 * accounts which stay from those which do not become the first steps on the welcome page.
 * @example
 * invited-staff: # as in your data
 *   title: { en: Invite your team, fr: Invitez l’équipe }
 *   text: { en: One link for all of them is enough., fr: Un seul lien suffit pour tout le monde. }
 *   useCase: swap-shifts-by-phone
 */
export const ActionsSchema = z.record(
  z.string().min(1).max(200),
  z
    .strictObject({
      /** What to do, as a short sentence: "Invite your team". */
      title: localized(60),
      /** How, and what it brings. */
      text: localized(200),
      /** A use case or a guide that tells more, by file name. */
      useCase: SlugSchema.optional(),
      guide: SlugSchema.optional(),
    })
    .refine(({ useCase, guide }) => useCase === undefined || guide === undefined, {
      error: 'names both a useCase and a guide: keep the one that helps more',
    }),
);
export type Actions = z.infer<typeof ActionsSchema>;
export type ActionWords = Actions[string];

export const ACTIONS_FILE = 'content/actions.yaml';
