import type { Option, Options } from './niche-options.ts';

/** Accounts and stayed accounts, by the number of their stratum. */
export class Counts {
  #n = 0;
  readonly #cells: Int32Array;

  constructor(strata: number) {
    this.#cells = new Int32Array(2 * strata);
  }

  get n(): number {
    return this.#n;
  }

  add(stratum: number, n: number, stayed: number): void {
    this.#n += n;
    this.#cells[2 * stratum] = this.total(stratum) + n;
    this.#cells[2 * stratum + 1] = this.stayed(stratum) + stayed;
  }

  addAll(other: Counts): void {
    for (let stratum = 0; 2 * stratum < this.#cells.length; stratum += 1) {
      this.add(stratum, other.total(stratum), other.stayed(stratum));
    }
  }

  total(stratum: number): number {
    return this.#cells[2 * stratum] ?? 0;
  }

  stayed(stratum: number): number {
    return this.#cells[2 * stratum + 1] ?? 0;
  }
}

/** Accounts as numbers: the stratum of each, and whether it stayed. */
export interface Numbered {
  readonly strata: number;
  readonly stratumOf: Int32Array;
  readonly stayed: readonly boolean[];
}

export function countAll({ strata, stratumOf, stayed }: Numbered): Counts {
  const all = new Counts(strata);
  stayed.forEach((good, account) => all.add(stratumOf[account] ?? 0, 1, good ? 1 : 0));
  return all;
}

/** Counts of the accounts that fit an option of each column: of one column, or of two. */
export type CrossTable = (one: Option, other?: Option) => Counts;

/** Counts accounts by the values of one column or two, once, so that every option is only a sum. */
export function crossTable(accounts: Numbered, one: Options, other?: Options): CrossTable {
  const width = other?.bins ?? 1;
  const cells = Array.from({ length: one.bins * width }, (): Counts | null => null);
  accounts.stayed.forEach((good, account) => {
    const row = one.codes[account] ?? -1;
    const column = other ? (other.codes[account] ?? -1) : 0;
    if (row < 0 || column < 0) return;
    const cell = (cells[row * width + column] ??= new Counts(accounts.strata));
    cell.add(accounts.stratumOf[account] ?? 0, 1, good ? 1 : 0);
  });
  return (a, b) => {
    const sum = new Counts(accounts.strata);
    for (const row of a.bins) {
      for (const column of b?.bins ?? [0]) {
        const cell = cells[row * width + column];
        if (cell) sum.addAll(cell);
      }
    }
    return sum;
  };
}
