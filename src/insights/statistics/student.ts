import { Z95 } from './normal.ts';

/**
 * Standard errors either side of a mean that make an interval of 95 %, with that many degrees of freedom: Student's t by the
 * expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5), within 0.1 % from 6 degrees on. `degrees` must be above 0.
 */
export function t95(degrees: number): number {
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** The normal deviate that is as unlikely as this value of Student's t (Wallace 1959), for tests with few values. */
export function normalFromT(t: number, degrees: number): number {
  const size = Math.sqrt(degrees * Math.log1p((t * t) / degrees)) * ((8 * degrees + 1) / (8 * degrees + 3));
  return Math.sign(t) * size;
}
