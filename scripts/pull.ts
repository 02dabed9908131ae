import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { cleanText } from '../src/schemas/text.ts';
import { readProject } from '../src/project/read-project.ts';
import { describeRefusal } from '../src/sources/check-pull.ts';
import type { PullReport, TableReport } from '../src/sources/pull-report.ts';
import { pullSnapshot } from '../src/sources/pull-snapshot.ts';
import type { CommonOptions } from './kith.ts';
import { count, table } from '../src/core/table.ts';
import { openTerminal } from './terminal.ts';

/** `kith pull`: sources -> snapshot. */
export async function pull(
  options: CommonOptions & { acceptShrink?: boolean; full?: boolean },
): Promise<void> {
  const terminal = openTerminal(options);
  const site = resolve(options.site);
  const project = await readProject(site);
  if (!project.sources) {
    throw new KithError('There is no content/sources.yaml, so there is nothing to pull', {
      hint: 'Write one that says where your accounts are; the README has an example.',
    });
  }
  const report = await pullSnapshot(
    {
      site,
      sources: project.sources,
      today: new Date().toISOString().slice(0, 10),
      refusedRowsLimit: project.program.refusedRowsLimit,
      target: snapshotPath(site),
      acceptShrink: options.acceptShrink ?? false,
      full: options.full ?? false,
    },
    { progress: terminal.progress },
  );
  terminal.print(describePull(report), report);
}

export function snapshotPath(site: string): string {
  return join(site, '.kith', 'snapshot.duckdb');
}

function describePull({ tables, missing }: PullReport): string {
  return [
    table(
      ['table', 'source', 'read', 'kept', 'refused'],
      tables.map(({ table: name, source, read, kept, refused }) => [name, source, read, kept, refused]),
    ),
    ...tables.flatMap(describeTable),
    ...(missing.length > 0
      ? ['', `No source for: ${missing.join(', ')}. Nothing is said about what they hold.`]
      : []),
  ].join('\n');
}

/** What of a table needs a second look: refused rows, attributes found, columns not used. */
function describeTable({
  table: name,
  refused,
  refusals,
  attributes,
  ignored,
  notes,
}: TableReport): string[] {
  const rest = refused - refusals.length;
  const facts = [
    ...refusals.map((refusal) => `refused: ${describeRefusal(refusal)}`),
    ...(rest > 0 ? [`refused: … and ${count(rest)} more`] : []),
    ...(attributes.length > 0
      ? [`attributes: ${attributes.map((each) => `${each.name} (${each.type})`).join(', ')}`]
      : []),
    ...(ignored.length > 0 ? [`not used: ${ignored.join(', ')}`] : []),
    ...notes,
  ];
  // Headings come from other people's files and servers: what steers a terminal does not get through.
  return facts.length === 0 ? [] : ['', name, ...facts.map((fact) => `  ${cleanText(fact)}`)];
}
