import { multiselect, select, text } from '@clack/prompts';
import type { ColumnValues } from '../src/insights/column-values.ts';
import type { StarterRule } from '../src/project/starters.ts';
import { answered, LATER } from './answered.ts';
import { readRule } from './new-flags.ts';

/** Beside the places of the columns. */
const WRITE = -1;
const PASS = -2;

/**
 * Which accounts belong to a segment: by the values that a column of the data has, or as somebody writes it; null for later.
 * Without data (no `columns`) it can only be written.
 */
export async function askAccounts(columns: readonly ColumnValues[]): Promise<StarterRule | null> {
  const chosen = columns.length === 0 ? WRITE : await askColumn(columns);
  const column = columns[chosen];
  if (column) return askValues(column);
  return chosen === WRITE ? askRule() : null;
}

async function askColumn(columns: readonly ColumnValues[]): Promise<number> {
  const options = [
    ...columns.map((each, index) => ({ value: index, label: each.column, hint: sayFirst(each) })),
    {
      value: WRITE,
      label: 'several of these, or something else',
      hint: 'such as industry=dental,country=FR',
    },
    { value: PASS, label: 'later, in the file' },
  ];
  const message = 'Which accounts of your data belong to it? They are known by their…';
  return answered(await select({ message, options }));
}

function sayFirst({ values }: ColumnValues): string {
  const first = values.slice(0, 4).map(({ value }) => String(value));
  return `${first.join(', ')}${values.length > first.length ? ', …' : ''}`;
}

async function askValues({ column, values }: ColumnValues): Promise<StarterRule> {
  const options = values.map(({ value, accounts }) => ({
    value,
    label: String(value),
    hint: `${accounts} accounts`,
  }));
  const chosen = answered(await multiselect({ message: `Which ${column}? (Space to choose)`, options }));
  return { [column]: chosen.length === 1 ? (chosen[0] ?? []) : chosen };
}

async function askRule(): Promise<StarterRule | null> {
  const message = 'Which accounts of your data belong to it? (industry=dental)';
  const rule = answered(await text({ message, placeholder: LATER, validate: whatIsWrong }));
  return rule.trim() === '' ? null : readRule(rule);
}

function whatIsWrong(rule: string | undefined): string | undefined {
  if (!rule) return undefined;
  try {
    readRule(rule);
    return undefined;
  } catch {
    return 'Write column=value, with commas between several.';
  }
}
