import { KithError } from '../core/errors.ts';
import { isKnownLocale, KNOWN_LOCALES, type KnownLocale } from './locales.ts';
import { ar } from './messages/ar.ts';
import { de } from './messages/de.ts';
import { en, type Messages } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { ja } from './messages/ja.ts';

export type { Messages };

const MESSAGES: Readonly<Record<KnownLocale, Messages>> = { en, fr, de, ja, ar };

/**
 * The interface texts of a locale.
 * @throws where Kith does not speak it
 */
export function messagesFor(locale: string): Messages {
  if (isKnownLocale(locale)) return MESSAGES[locale];
  throw new KithError(`There are no interface texts for "${locale}"`, {
    hint: `Use one of ${KNOWN_LOCALES.join(', ')} in locales, or add src/i18n/messages/${locale}.ts.`,
    where: { file: 'content/program.yaml', key: 'locales' },
  });
}
