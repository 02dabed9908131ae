import type { Lettering } from './lettering.ts';
import { type Role, ROLES, type Typefaces } from './typefaces.ts';

/** Width of a text on one line at a font size of one pixel. */
export interface Measure {
  (text: string, role: Role): number;
  /** Where lines and words may be broken depends on it. */
  readonly locale?: string;
  /** Is told of every word that had to be broken for want of room. */
  readonly onBroken?: (word: string) => void;
}

export const ELLIPSIS = '…';

/** Measures as the lettering draws; `onBroken` is told of words that had to be broken. */
export function measureWith(lettering: Lettering, onBroken: (word: string) => void): Measure {
  const measure = (text: string, role: Role) => lettering.widthOf(text, role);
  return Object.assign(measure, { locale: lettering.locale, onBroken });
}

/** The style of a voice, but for size and colour. */
export function styleOf(role: Role, typefaces: Pick<Typefaces, 'family'>) {
  const { tracking } = ROLES[role];
  return { fontFamily: typefaces.family(role), letterSpacing: `${tracking}em`, whiteSpace: 'nowrap' };
}
