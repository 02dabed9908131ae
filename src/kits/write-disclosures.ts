import { KithError } from '../core/errors.ts';
import { DISCLOSURE_FORMS, type Copy, type DisclosureForm } from '../schemas/copy.ts';
import { chooseWording, type Voice } from './choose-wording.ts';

/**
 * Says that the affiliate is rewarded, in the form for each place.
 * @throws where a form can be said in no wording: nothing may be posted without one
 */
export function writeDisclosures(copy: Copy, voice: Voice): Record<DisclosureForm, string> {
  const entries = DISCLOSURE_FORMS.map((form) => {
    const wish = { name: `disclosure.${form}`, order: 0, own: {}, fits: () => true };
    const { text } = chooseWording(copy.disclosure[form], voice, wish);
    if (text !== null && text !== '') return [form, text] as const;
    throw new KithError(
      `No wording of the disclosure "${form}" is for ${voice.affiliate}, who is a ${voice.kind} (${voice.locale})`,
      {
        hint: `Add one for all kinds of affiliates, without placeholders that only some have.`,
        where: { file: `content/copy/${voice.locale}.yaml`, key: `disclosure.${form}` },
      },
    );
  });
  return Object.fromEntries(entries) as Record<DisclosureForm, string>;
}
