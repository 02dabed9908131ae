/*
 * Rounding for publication: in steps that are at least as large as what one account more or less can change, so that a
 * figure does not follow a single account, and never in the customer's favour.
 */

/** The next 1, 2 or 5 with any number of zeros that is not below a size: 0.013 -> 0.02, 37 -> 50. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const step = [1, 2, 5, 10].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
  return clean(step * power);
}

/** Two digits, and halves of the second where the first is a one: 10.75 -> steps of 0.5, 6.5 -> of 0.1, 2768 -> of 100. */
export function twoDigitStep(value: number): number {
  if (value === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return clean(Math.abs(value) < 2 * power ? power / 20 : power / 10);
}

/** How customers are counted: down to the next five below a hundred, else to two digits. */
export function roundCountDown(count: number): number {
  const step = count < 100 ? 5 : 10 ** (Math.floor(Math.log10(count) + 1e-9) - 1);
  return roundDown(count, step);
}

export function roundDown(value: number, step: number): number {
  return clean(Math.floor(value / step + 1e-9) * step);
}

export function roundUp(value: number, step: number): number {
  return clean(Math.ceil(value / step - 1e-9) * step);
}

/** Without the last digits, which binary fractions get wrong: 0.30000000000000004 -> 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
