import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { NewOptions } from './new.ts';
import { printFailure } from './terminal.ts';

/** `kith`: one command for everything that is done to a site. Commands are loaded when they are called. */

/** Options that every command takes. */
export interface CommonOptions {
  readonly site: string;
  readonly json: boolean;
  readonly debug: boolean;
}

const kith = new Command('kith')
  .description('Personalised referral pages and affiliate kits, from your customer-success data.')
  .configureHelp({ sortSubcommands: false })
  .showHelpAfterError('(add --help for what there is)');

command('pull', 'Read the data that content/sources.yaml names and keep it as a snapshot')
  .option('--accept-shrink', 'accept a table with less than half of its last rows')
  .option('--full', 'read everything, also where only changes would be read: deleted rows go then')
  .addHelpText('after', examples('kith pull', 'kith pull --json | jq .tables', 'kith pull --site ../acme'))
  .action(run(async () => (await import('./pull.ts')).pull));

command('insights', 'Say what the best customers have in common, and which affiliates bring more of them')
  .addOption(asOf())
  .addOption(noPull())
  .option('--segment <id>', 'only what concerns one segment')
  .option('--affiliate <id>', 'only what concerns one affiliate')
  .addHelpText(
    'after',
    examples('kith insights', 'kith insights --segment restaurants', 'kith insights --json | jq .churn'),
  )
  .action(run(async () => (await import('./insights.ts')).insights));

command('plan', 'Say which pages, cards and kits there will be, and what differs from the last build')
  .addOption(asOf())
  .addOption(noPull())
  .option('--explain <path>', 'say why a page shows what it shows, such as /with/acme/hotels/')
  .option('--all', 'list every item, not only what differs')
  .addHelpText(
    'after',
    examples(
      'kith plan',
      'kith plan --explain /with/osteria-lumen/restaurants/',
      'kith plan --as-of 2027-03-01',
    ),
  )
  .action(run(async () => (await import('./plan.ts')).plan));

command('build', 'Build the site into dist/: pages, cards, kits, search')
  .addOption(asOf())
  .addOption(noPull())
  .option('--no-cards', 'pages only, without cards and kits')
  .option('--force', 'make everything again, whatever is unchanged')
  .addHelpText(
    'after',
    examples('kith build', 'kith build --site ../acme --as-of 2027-03-01', 'kith build --json'),
  )
  .action(run(async () => (await import('./build.ts')).build));

command(
  'emails',
  'Write the e-mails of every journey for an e-mail service, and the tables that go with them',
)
  .addOption(
    new Option('--service <name>', 'the service that sends them; html for any other')
      .choices(['mailchimp', 'brevo', 'klaviyo', 'html'])
      .default('html'),
  )
  .addOption(asOf())
  .addOption(noPull())
  .addHelpText(
    'after',
    examples('kith emails', 'kith emails --service mailchimp', 'kith emails --service brevo --json'),
  )
  .action(run(async () => (await import('./emails.ts')).emails));

command('dev', 'Show the site while you edit it; changes in content and data appear at once')
  .addOption(asOf())
  .addOption(noPull())
  .option('--port <number>', 'port to listen on', port, 4321)
  .addHelpText('after', examples('kith dev', 'kith dev --port 8080'))
  .action(run(async () => (await import('./dev.ts')).dev));

command('preview', 'Show the built site, as a host would serve it')
  .option('--port <number>', 'port to listen on', port, 4322)
  .addHelpText('after', examples('kith preview', 'kith preview --port 8080'))
  .action(run(async () => (await import('./preview.ts')).preview));

command('check', 'List everything that is wrong in content and in dist, with file and line')
  .addOption(asOf())
  .addOption(noPull())
  .addHelpText('after', examples('kith check', 'kith check --json'))
  .action(run(async () => (await import('./check.ts')).check));

command('new', 'Write a filled-in file to start from')
  .argument('[kind]', 'segment, affiliate, use-case, case-study, guide or email')
  .argument('[name]', 'what it is called, such as "Dental clinics"')
  .option('--language <code>', 'a translation, such as fr: begins as a copy of the original')
  .option('--accounts <rule>', 'segment: which accounts belong to it, such as industry=dental,country=FR')
  .option('--pain <name>', 'segment, guide: the pain that it is about')
  .option('--as <kind>', 'affiliate: customer, partner, influencer, vendor, employee or other')
  .option('--segments <names>', 'affiliate, case study: file names with commas between them')
  .option('--code <code>', 'affiliate: the code of your affiliate platform')
  .option('--account <id>', 'case study: the account in your data')
  .option('--affiliate <id>', 'case study: the affiliate whose own story it is')
  .addHelpText(
    'after',
    examples(
      'kith new                 asks for everything',
      'kith new segment "Dental clinics" --accounts industry=dental --pain no-shows',
      'kith new affiliate "Osteria Lumen" --as customer --segments restaurants,hotels',
      'kith new segment hotels --language fr',
      'kith new email welcome   begins as a copy of Kith’s own',
    ),
  )
  .action((kind: string | undefined, name: string | undefined, options: NewOptions) =>
    execute(options, async () => (await import('./new.ts')).create({ kind, name }, options)),
  );

command('schemas', 'Write content/.schemas, with which editors check and complete YAML while you type')
  .addHelpText('after', examples('kith schemas', 'kith schemas --site ../acme'))
  .action(run(async () => (await import('./schemas.ts')).schemas));

const tokens = kith.command('tokens').description("The private addresses of the affiliates' pages");
withCommonOptions(tokens.command('rotate').description('Give one affiliate a new private address'))
  .argument('<affiliate>', 'the affiliate, by file name')
  .addHelpText('after', examples('kith tokens rotate osteria-lumen'))
  .action((affiliate: string, options: CommonOptions) =>
    execute(options, async () => (await import('./tokens.ts')).rotate(affiliate, options)),
  );

// Commands start in half the time. Not those that run Astro: it compiles new pages each time, which would pile up.
if (!['build', 'dev', 'preview'].includes(process.argv[2] ?? ''))
  enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'kith'));

await kith.parseAsync();

function command(name: string, description: string): Command {
  return withCommonOptions(kith.command(name).description(description));
}

function withCommonOptions(made: Command): Command {
  return made
    .option('--site <dir>', 'folder that holds content/ and public/', '.')
    .option('--json', 'print facts as JSON, and nothing else, on stdout', false)
    .option('--debug', 'show where in the code a failure came from', false);
}

/** Commander hands options over without types; each command declares what it takes. */
function run<Options extends CommonOptions>(load: () => Promise<(options: Options) => Promise<void>>) {
  return (options: Options) => execute(options, async () => (await load())(options));
}

async function execute({ debug }: CommonOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    printFailure(thrown, debug);
    process.exitCode = 1;
  }
}

function noPull(): Option {
  return new Option('--no-pull', 'take the last snapshot of the data as it is, whatever its age');
}

function asOf(): Option {
  return new Option('--as-of <day>', 'build as if it were this day: offers end and consents expire by it')
    .argParser((text) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
        throw new InvalidArgumentError('Give a day such as 2027-03-01.');
      }
      return text;
    })
    .default(new Date().toISOString().slice(0, 10), 'today, UTC');
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65535)
    throw new InvalidArgumentError('Give a port, 1-65535.');
  return number;
}

function examples(...lines: string[]): string {
  // npm prints a banner of its own on stdout unless told not to.
  const asTyped = (line: string) =>
    line.replace(/^kith /, line.includes('--json') ? '-s kith -- ' : 'kith -- ');
  return `\nExamples:\n${lines.map((line) => `  npm run ${asTyped(line)}`).join('\n')}\n`;
}
