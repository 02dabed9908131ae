import { formatNumber, formatShare } from '../i18n/format.ts';
import type { Proof } from '../schemas/proof.ts';
import { inLocale } from '../schemas/text.ts';

/** A figure in a kit's language. */
export interface ProofWords {
  /** `94%`, `6.5 h`. */
  readonly figure: string;
  /** What it counts; null where the figure says so only together with how it was measured. */
  readonly label: string | null;
  /** Figure and how it was measured in one sentence without full stop. */
  readonly sentence: string;
  /** The same, as short as it can be without hiding how it was measured. */
  readonly short: string;
}

interface Setting {
  readonly audience: string;
  readonly product: string;
  readonly locale: string;
  readonly defaultLocale: string;
}

interface Parts {
  readonly many: string;
  readonly figure: string;
  readonly measure: string;
  readonly product: string;
  readonly audience: string;
}

type Wording = (parts: Parts) => { readonly sentence: string; readonly short: string };

const EN: Readonly<Record<Proof['formula'], Wording>> = {
  count: ({ figure, audience, product }) => same(`${figure} ${audience} use ${product}`),
  'retained-12-months': ({ many, figure }) => ({
    sentence: `Of ${many} that signed up at least a year ago, ${figure} were still customers 12 months later`,
    short: `${figure} of ${many} still customers after a year`,
  }),
  'still-customers': ({ many, figure, product }) => ({
    sentence: `Of ${many} in ${product}’s records, ${figure} are still customers`,
    short: `${figure} of ${many} are still customers`,
  }),
  median: ({ many, measure, product }) => ({
    sentence: `${measure}: the median of ${many} on ${product}`,
    short: `${measure} (median of ${many})`,
  }),
  mean: ({ many, measure, product }) => ({
    sentence: `${measure}: the average of ${many} on ${product}`,
    short: `${measure} (average of ${many})`,
  }),
};

const FR: typeof EN = {
  count: ({ figure, audience, product }) => same(`${figure} ${audience} utilisent ${product}`),
  'retained-12-months': ({ many, figure }) => ({
    sentence: `Sur ${many} dont l’inscription remonte à un an ou plus, ${figure} étaient toujours là douze mois après`,
    short: `${figure} de ${many} toujours là au bout d’un an`,
  }),
  'still-customers': ({ many, figure, product }) => ({
    sentence: `Sur les ${many} des registres ${product}, ${figure} sont toujours là`,
    short: `${figure} de ${many} sont toujours là`,
  }),
  median: ({ many, measure, product }) => ({
    sentence: `${measure} : c’est la médiane de ${many} avec ${product}`,
    short: `${measure} (médiane de ${many})`,
  }),
  mean: ({ many, measure, product }) => ({
    sentence: `${measure} : c’est la moyenne de ${many} avec ${product}`,
    short: `${measure} (moyenne de ${many})`,
  }),
};

/** A figure in words; the wording follows its formula. */
export function wordProof(proof: Proof, { audience, product, locale, defaultLocale }: Setting): ProofWords {
  const { value, unit, formula, n } = proof;
  const isShare = formula === 'retained-12-months' || formula === 'still-customers';
  const space = unit === '' || (unit === '%' && locale.startsWith('en')) ? '' : ' ';
  const figure = isShare ? formatShare(value, locale) : `${formatNumber(value, locale)}${space}${unit}`;
  const label = proof.label === null ? null : inLocale(proof.label, locale, defaultLocale);
  const words = (locale.startsWith('fr') ? FR : EN)[formula]({
    many: `${formatNumber(n, locale)} ${audience}`,
    measure: label === null ? figure : `${figure} ${label}`,
    ...{ figure, product, audience },
  });
  return { figure, label, ...words };
}

function same(text: string) {
  return { sentence: text, short: text };
}
