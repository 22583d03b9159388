import { parseArgs } from 'node:util';
import { isAccountId } from './codec/accountId.js';
import type { JournalOptions } from './journal/journal.js';

export interface CliOptions {
  readonly port: number;
  readonly chainId: string;
  readonly rootAccount: string;
  readonly rootKey?: string;
  readonly rootKeyFile?: string;
  readonly seed: string;
  readonly blockMs: number;
  readonly idleMs: number;
  readonly finalityLag: number;
  readonly transactionValidity: number;
  readonly keepBlocks: number;
  readonly pollTimeoutMs: number;
  readonly startTime?: bigint;
  readonly genesisHeight: number;
  readonly trieNodes: number;
  readonly corsOrigin?: string;
  readonly lakeFolder?: string;
  readonly journal?: JournalOptions;
  readonly parentPid?: number;
  readonly paused: boolean;
  readonly exitWithStdin: boolean;
}

/** The command line cannot be understood; the message is one sentence for its author. */
export class UsageError extends Error {}

const TEXT = { type: 'string' } as const;
const FLAGS = {
  'port': TEXT, 'chain-id': TEXT, 'root-account': TEXT, 'root-key': TEXT, 'root-key-file': TEXT, 'seed': TEXT, 'block-ms': TEXT,
  'idle-ms': TEXT, 'finality-lag': TEXT, 'transaction-validity': TEXT, 'keep-blocks': TEXT, 'poll-timeout-ms': TEXT,
  'trie-nodes': TEXT, 'start-time': TEXT, 'genesis-height': TEXT, 'cors-origin': TEXT, 'lake': TEXT, 'data': TEXT,
  'fsync': { type: 'boolean' }, 'parent-pid': TEXT, 'paused': { type: 'boolean' }, 'exit-with-stdin': { type: 'boolean' },
} as const;

/** Throws `UsageError`. */
export function parseCli(args: readonly string[]): CliOptions {
  const flags = read(args);
  const blockMs = count(flags, 'block-ms', 200, 1);
  const rootAccount = flags['root-account'] ?? 'neura.local';
  if (!isAccountId(rootAccount)) throw new UsageError(`--root-account: '${rootAccount}' is not an account id`);
  if (flags['root-key'] && flags['root-key-file']) throw new UsageError('--root-key and --root-key-file exclude each other');
  return {
    port: count(flags, 'port', 0, 0, 65535),
    chainId: flags['chain-id'] ?? 'neura-local',
    rootAccount,
    seed: flags['seed'] ?? 'neura-local',
    blockMs,
    idleMs: count(flags, 'idle-ms', Math.max(1000, blockMs), 1),
    finalityLag: count(flags, 'finality-lag', 2, 1, 100),
    transactionValidity: count(flags, 'transaction-validity', 86400, 1),
    keepBlocks: count(flags, 'keep-blocks', 0),
    pollTimeoutMs: count(flags, 'poll-timeout-ms', 10_000, 1),
    genesisHeight: count(flags, 'genesis-height', 0),
    trieNodes: count(flags, 'trie-nodes', 0, 0, 1000),
    paused: flags['paused'] ?? false,
    exitWithStdin: flags['exit-with-stdin'] ?? false,
    ...(flags['root-key'] ? { rootKey: flags['root-key'] } : {}),
    ...(flags['root-key-file'] ? { rootKeyFile: flags['root-key-file'] } : {}),
    ...(flags['start-time'] ? { startTime: time(flags['start-time']) } : {}),
    ...(flags['cors-origin'] ? { corsOrigin: flags['cors-origin'] } : {}),
    ...(flags['data'] ? { journal: { folder: flags['data'], sync: flags['fsync'] ?? false } } : {}),
    ...(flags['lake'] ? { lakeFolder: flags['lake'] } : {}),
    ...(flags['parent-pid'] ? { parentPid: count(flags, 'parent-pid', 0, 1) } : {}),
  };
}

type Flags = { [K in keyof typeof FLAGS]?: (typeof FLAGS)[K]['type'] extends 'boolean' ? boolean : string };

function read(args: readonly string[]): Flags {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }).values as Flags;
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}

type TextFlag = { [K in keyof Flags]-?: Flags[K] extends string | undefined ? K : never }[keyof Flags];

function count(flags: Flags, name: TextFlag, fallback: number, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const text = flags[name];
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`--${name}: '${text}' is not a whole number from ${least} to ${most}`);
  return value;
}

function time(text: string): bigint {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new UsageError(`--start-time: '${text}' is not an ISO 8601 time`);
  return BigInt(milliseconds) * 1_000_000n;
}
