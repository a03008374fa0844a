import { closeDatabase } from '@/lib/services/shops/close';
import { type Command, parseCall, UsageError } from './command';
import { clusters } from './commands/clusters';
import { clv } from './commands/clv';
import { embeddings } from './commands/embeddings';
import { evaluate } from './commands/evaluate';
import { importFile } from './commands/import';
import { features } from './commands/features';
import { imports } from './commands/imports';
import { recommend } from './commands/recommend';
import { segment } from './commands/segment';
import { setUp } from './commands/set-up';
import { similar } from './commands/similar';
import { tree } from './commands/tree';
import { sentenceOf } from './output';
import { stopJobs } from '@/lib/jobs/start';

/** Every command. To add one: write its file, add it here. */
const commands: readonly Command[] = [
  importFile,
  imports,
  evaluate,
  recommend,
  similar,
  segment,
  clusters,
  embeddings,
  features,
  clv,
  tree,
  setUp,
];

function help(): string {
  const lines = commands.flatMap((command) => [
    `  ${command.usage}`,
    `      ${command.help}.`,
    ...Object.entries(command.options).map(([name, option]) => `      --${name.padEnd(12)} ${option.help}`),
    '',
  ]);
  return [
    'Kindred on the command line: npm run -s kindred -- COMMAND. Each takes --json.',
    '',
    ...lines,
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (!command)
      throw new UsageError(
        `There is no command "${name}": use ${commands.map((one) => one.name).join(', ')}.`,
      );
    const call = parseCall(command, rest);
    const output = await command.run(call);
    process.stdout.write(
      call.flag('json') ? `${JSON.stringify(output.json, null, 2)}\n` : `${output.text}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    if (error instanceof UsageError)
      process.stderr.write(`Usage: npm run -s kindred -- ${command?.usage ?? 'help'}\n`);
    return error instanceof UsageError ? 2 : 1;
  } finally {
    await stopJobs();
    await closeDatabase();
  }
}

process.exitCode = await main(process.argv.slice(2));
