import type { Share } from '../../schemas/insights/figures.ts';
import { Z95 } from './normal.ts';

/**
 * A share with its interval of 95 %, as of Wilson (1927), which keeps within 0-1 and holds for few accounts, where the
 * textbook's interval does not. Of no accounts the share is 0 and could be anything.
 */
export function measureShare(count: number, n: number): Share {
  if (n === 0) return { share: 0, n, low: 0, high: 1 };
  const share = count / n;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { share, n, low: count === 0 ? 0 : middle - reach, high: count === n ? 1 : middle + reach };
}
