import type { DisclosureForm } from '../schemas/copy.ts';
import type { Brand } from '../schemas/program.ts';
import type { Language } from './block-markup.ts';
import type { Voice } from './choose-wording.ts';
import type { KitLinks } from './kit-links.ts';

/** What the texts of one kit are written with. */
export interface Writing {
  readonly voice: Voice;
  readonly links: KitLinks;
  readonly disclosures: Readonly<Record<DisclosureForm, string>>;
  readonly language: Language;
  readonly brand: Brand;
  /** Stands before the conditions of a block. */
  readonly smallPrint: string;
  /** Names of what could be filled and fits in no wording; the writers add to it. */
  readonly tooLong: string[];
}
