import type { Rate } from '../../schemas/insights/figures.ts';
import { Z95 } from './normal.ts';

/**
 * Events for each unit of exposure with the score interval of 95 % for a Poisson count (Rao), which holds for few events
 * and for none. `exposure` must be above 0.
 */
export function measureRate(events: number, exposure: number): Rate {
  const z2 = Z95 * Z95;
  const middle = events + z2 / 2;
  const reach = Z95 * Math.sqrt(events + z2 / 4);
  return {
    rate: events / exposure,
    events,
    exposure,
    low: Math.max(0, middle - reach) / exposure,
    high: (middle + reach) / exposure,
  };
}
