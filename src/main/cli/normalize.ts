import { parseArgs } from 'node:util';
import { STANDARD_INPUT, sourcesOf, withSpooled } from './normalize-files';
import { type ExitStatus, type NormalizeOutput, normalize } from './normalize-passes';

// `normalize FILE…`: conversations on standard output, findings on standard error, one JSON value per line

const NO_FILES = { severity: 'rejected', code: 'engine/no-files', place: { file: '' } };

async function run(names: readonly string[], account: string | undefined): Promise<ExitStatus> {
  if (names.length === 0) {
    await write(process.stderr, NO_FILES);
    return 1;
  }
  const output: NormalizeOutput = {
    conversation: conversation => write(process.stdout, conversation),
    finding: finding => write(process.stderr, finding),
  };
  const options = account === undefined ? {} : { account };
  const read = async (spooled?: string) => normalize(await sourcesOf(names, spooled), output, options);
  return names.includes(STANDARD_INPUT) ? withSpooled(process.stdin, read) : read();
}

function write(stream: NodeJS.WriteStream, value: unknown): Promise<void> {
  return new Promise(resolve => {
    // the callback comes when the reader at the other end has taken it: nothing piles up here
    stream.write(`${JSON.stringify(value)}\n`, () => resolve());
  });
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    // whoever read this has read enough (`| head`)
    process.exit(problem.code === 'EPIPE' ? 0 : 1);
  });
}

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<ExitStatus> {
  const { tokens, positionals, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: { account: { type: 'string' } },
  });
  const unknown = tokens.find(token => token.kind === 'option' && token.name !== 'account');
  if (unknown?.kind === 'option') {
    await write(process.stderr, { ...NO_FILES, code: 'engine/unknown-option', facts: { option: unknown.rawName } });
    return 1;
  }
  return run(positionals, typeof values.account === 'string' ? values.account : undefined);
}
