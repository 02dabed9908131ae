import { Command } from 'commander';
import { benchCards } from './bench/cards.ts';
import { benchInsights } from './bench/insights.ts';
import { benchPages } from './bench/pages.ts';
import { benchPostgres } from './bench/postgres.ts';
import { benchPull } from './bench/pull.ts';

/** `npm run bench`: measures whole commands on made-up sites, and says on which machine. */
const BENCHES = {
  pages: benchPages,
  pull: benchPull,
  insights: benchInsights,
  postgres: benchPostgres,
  cards: benchCards,
} satisfies Record<string, (options: Record<string, number>) => Promise<object>>;

const bench = new Command('bench')
  .description('Measures how fast and with how much memory Kith works.')
  .argument('<what>', Object.keys(BENCHES).join(', '))
  .option('--json', 'print JSON alone', false)
  .option('--affiliates <n>', 'affiliates (pages, cards)', Number)
  .option('--segments <n>', 'segments (pages, cards)', Number)
  .option('--sample <n>', 'cards that the plain loops render (cards)', Number)
  .option('--accounts <n>', 'accounts (pull, insights, postgres)', Number)
  .option('--activity <n>', 'rows of activity (pull, insights)', Number)
  .addHelpText(
    'after',
    '\nExamples:\n  npm run bench -- pages --json\n  npm run bench -- pages --affiliates 10000\n  npm run bench -- pull --accounts 1000000\n',
  )
  .action(async (what: string, { json, ...sizes }: { json: boolean } & Record<string, number>) => {
    if (!Object.hasOwn(BENCHES, what))
      bench.error(`There is no benchmark "${what}". Known: ${Object.keys(BENCHES).join(', ')}.`);
    const facts = await BENCHES[what as keyof typeof BENCHES](sizes);
    process.stdout.write(json ? `${JSON.stringify(facts, null, 2)}\n` : `${describe(facts)}\n`);
  });

await bench.parseAsync();

function describe(facts: object, indent = ''): string {
  return Object.entries(facts)
    .map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? `${indent}${name}\n${describe(value, `${indent}  `)}`
        : `${indent}${name.padEnd(20 - indent.length)} ${typeof value === 'number' ? Math.round(value * 100) / 100 : String(value)}`,
    )
    .join('\n');
}
