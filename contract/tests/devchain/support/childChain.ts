import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RpcAnswer } from './testChain.js';

const MAIN = fileURLToPath(new URL('../../../devchain/main.js', import.meta.url));

/** The chain as a process of its own, started by its command line. */
export function startProcess(...args: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** The line that a chain prints when it is ready. Rejects with what it wrote to standard error where it ended instead. */
export async function ready(child: ChildProcess): Promise<RpcAnswer> {
  let problem = '';
  child.stderr!.on('data', part => { problem += part; });
  const line = once(createInterface(child.stdout!), 'line') as Promise<[string]>;
  const ended = once(child, 'close').then(() => Promise.reject(new Error(problem)));
  ended.catch(() => {});
  const [text] = await Promise.race([line, ended]);
  return JSON.parse(text) as RpcAnswer;
}
