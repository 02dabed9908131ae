import { Command, InvalidArgumentError, Option } from 'commander';
import { messageOf } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { NAMED_AFFILIATES } from './sample-data/affiliates.ts';
import { FIXED_ACCOUNTS } from './sample-data/fixed-accounts.ts';
import type { RowCounts } from './sample-data/generate.ts';
import { generateSample } from './sample-data/generate.ts';
import type { FileFormat } from './sample-data/layout.ts';

const ACTIVITY_PER_ACCOUNT = 40;

/** With so few accounts chance hides an effect or two in most samples; in this one each of them can be seen. */
const SHOWING_SEED = 12;

interface Arguments {
  readonly out: string;
  readonly accounts: number;
  readonly affiliates: number;
  readonly activity?: number;
  readonly seed: number;
  readonly format?: FileFormat;
}

const EXAMPLES = `
Examples:
  $ npm run sample-data                                        make content/data again
  $ npm run sample-data -- --out halfpast-7 --seed 7           another company with the same effects
  $ npm run sample-data -- --out big --format parquet --accounts 100000 --activity 2000000 --affiliates 5000

The same arguments always make the same rows. What is true of the data on purpose stands in
scripts/sample-data/planted-effects.ts.`;

const command = new Command('make-sample-data')
  .description('Makes the customer-success data of Halfpast, a company that does not exist.')
  .option('--out <dir>', 'folder to write to', 'content/data')
  .option('--accounts <n>', 'customer companies', wholeNumberFrom(FIXED_ACCOUNTS.length), 1200)
  .option('--affiliates <n>', 'affiliates', wholeNumberFrom(NAMED_AFFILIATES), NAMED_AFFILIATES)
  .option(
    '--activity <n>',
    `rows of activity, about (default: ${ACTIVITY_PER_ACCOUNT} an account)`,
    wholeNumberFrom(0),
  )
  .option('--seed <n>', 'another number makes other accounts', wholeNumberFrom(0), SHOWING_SEED)
  .addOption(
    new Option('--format <format>', 'write every table in this format').choices(['csv', 'ndjson', 'parquet']),
  )
  .addHelpText('after', EXAMPLES)
  .parse();

const given = command.opts<Arguments>();
const options = { ...given, activity: given.activity ?? given.accounts * ACTIVITY_PER_ACCOUNT };
try {
  const counts = await generateSample(options, progressOn(process.stderr));
  process.stderr.write(`${summarize(counts)}\nWritten to ${given.out}\n`);
} catch (thrown) {
  process.stderr.write(
    `Cannot write the sample to ${given.out}: ${messageOf(thrown)}\n  → Name a folder that can be written to, with --out.\n`,
  );
  process.exitCode = 1;
}

function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number, at least ${least}.`);
  };
}

/** A line per tenth of a stage: readable in a log as well as on a terminal. */
function progressOn(stream: NodeJS.WritableStream): Progress {
  let stage = '';
  let total = 0;
  let told = 0;
  return {
    begin(name, things = 0) {
      [stage, total, told] = [name, things, 0];
    },
    advance(done) {
      if (done - told < total / 10) return;
      told = done;
      stream.write(`${stage}: ${done} of ${total}\n`);
    },
    end: () => undefined,
    note: (text) => void stream.write(`${text}\n`),
  };
}

function summarize(counts: RowCounts): string {
  const rows = Object.entries(counts).map(
    ([table, count]) => `${table.padEnd(12)}${String(count).padStart(10)} rows`,
  );
  return rows.join('\n');
}
