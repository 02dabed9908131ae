import type { TableName } from '../../src/schemas/tables.ts';
import { type Column, TABLES } from '../../src/schemas/tables.ts';
import type { ColumnType } from '../../src/schemas/tables.ts';

/** The sample has every table but what is summed up from another. */
export type SampleTable = Exclude<TableName, 'actions'>;

export type FileFormat = 'csv' | 'ndjson' | 'parquet';

export interface OutColumn {
  readonly key: string;
  /** The heading in a CSV file, as the CRM writes it. */
  readonly header: string;
  readonly type: ColumnType;
}

/** One file of the sample. */
export interface OutFile {
  readonly table: SampleTable;
  readonly format: FileFormat;
  readonly columns: readonly OutColumn[];
}

/** A CRM calls these its own way: `columns:` in content/sources.yaml translates them. */
const CRM_HEADERS: Readonly<Record<string, string>> = {
  account_id: 'Company ID',
  name: 'Company',
  signed_up_at: 'Signup date',
  churned_at: 'Churn date',
  acquisition_channel: 'Lead source',
  referred_by: 'Referred by',
};

/** Columns of the accounts beyond the canonical ones. */
const ATTRIBUTES: Readonly<Record<string, ColumnType>> = {
  staff: 'integer',
  sites: 'integer',
  hours_saved_per_week: 'number',
  brand_color: 'text',
  newsletter: 'boolean',
  dark_mode: 'boolean',
  week_starts_on: 'text',
  trial_days: 'integer',
  invoice_day: 'integer',
};

const FORMATS: Readonly<Record<SampleTable, FileFormat>> = {
  accounts: 'csv',
  contacts: 'csv',
  activity: 'parquet',
  tickets: 'csv',
  pains: 'csv',
  surveys: 'ndjson',
  asks: 'csv',
  conversions: 'csv',
  affiliates: 'csv',
};

/** Every file of the sample; with `format`, all of them in that one. */
export function layOutFiles(format?: FileFormat): OutFile[] {
  return (Object.keys(FORMATS) as SampleTable[]).map((table) => ({
    table,
    format: format ?? FORMATS[table],
    columns: columnsOf(table),
  }));
}

export function fileNameOf({ table, format }: OutFile): string {
  return `${table}.${format}`;
}

function columnsOf(table: SampleTable): OutColumn[] {
  const columns: Readonly<Record<string, Column>> = TABLES[table].columns;
  const types = Object.entries(columns).map(([key, column]) => [key, column.type] as const);
  const attributes = table === 'accounts' ? Object.entries(ATTRIBUTES) : [];
  const headers = table === 'accounts' ? CRM_HEADERS : {};
  return [...types, ...attributes].map(([key, type]) => ({ key, header: headers[key] ?? key, type }));
}
