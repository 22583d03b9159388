#!/usr/bin/env node
import { parseCli, UsageError, type CliOptions } from './cli.js';
import { startDevChain, type DevChain } from './index.js';
import { JournalError } from './journal/journalError.js';
import { LakeFolderError } from './lake/lakeFolder.js';
import { exitWithParent, exitWithStdin } from './lifetime.js';
import { rootKeyOf } from './rootKey.js';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function main(): Promise<void> {
  const options = parseCli(process.argv.slice(2));
  const root = rootKeyOf(options);
  const { rootKey: _, rootKeyFile: __, ...chainOptions } = options;
  const chain = await startDevChain({ ...chainOptions, rootPublicKey: root.publicKey });
  stopOnRequest(options, chain);
  const ready = {
    rpc: chain.url, chain_id: options.chainId, root_account: options.rootAccount, root_public_key: root.publicKey,
    pid: process.pid,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

function stopOnRequest(options: CliOptions, chain: DevChain): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void chain.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (options.exitWithStdin) exitWithStdin(stop);
  if (options.parentPid !== undefined) exitWithParent(options.parentPid, stop);
}

function explain(error: NodeJS.ErrnoException): never {
  const busy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
  const sentence = busy ? `The port asked for by --port is not free (${error.code}).` : error.message;
  process.stderr.write(`devchain: ${sentence}\n`);
  process.exit(busy || [UsageError, LakeFolderError, JournalError].some(kind => error instanceof kind) ? EXIT_USAGE : EXIT_FAILED);
}

main().catch(explain);
