import type { Row } from './rows.ts';

/** Takes the rows of one table; the file appears under its name when it is closed, whole. */
export interface TableWriter {
  readonly count: number;
  /** True when the disk is behind: wait for `drain` before the next row. */
  readonly isFull: boolean;
  write(row: Row): void;
  drain(): Promise<void>;
  /** Finishes the file. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}
