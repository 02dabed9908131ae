import { KithError, messageOf } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import { pathLiteral } from './path-literal.ts';
import { nameColumns, NOTHING_BROKEN, placesByRowid } from '../raw-table.ts';
import type { FileReader } from './file-reader.ts';

/** Parquet: the file knows its columns and their types. */
export const readParquet: FileReader = async (database, file, name) => {
  const select = `SELECT * FROM read_parquet(${pathLiteral(file.path)}, hive_partitioning = false)`;
  try {
    await database.rows(`CREATE TABLE ${quoteName(name)} AS ${select}`);
  } catch (cause) {
    throw new KithError(`${file.shown} cannot be read as Parquet`, {
      hint: /magic bytes|too small|Failed to read|Unexpected end|out of range/i.test(messageOf(cause))
        ? 'It is cut off or no Parquet at all: export or copy it again.'
        : `Export it again. DuckDB says: ${messageOf(cause).split('\n')[0] ?? ''}`,
      where: { file: file.shown },
      cause,
    });
  }
  const described = await database.rows(`DESCRIBE ${quoteName(name)}`);
  const columns = nameColumns(described.map((row) => String(row['column_name'])));
  return {
    name,
    shown: file.shown,
    counted: file.shown,
    columns,
    broken: NOTHING_BROKEN,
    locate: placesByRowid,
  };
};
