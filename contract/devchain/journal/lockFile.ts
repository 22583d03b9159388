import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { JournalError } from './journalError.js';

/** Keeps a second process out of the folder. Gives the function that lets go. A lock whose process is gone counts for nothing. */
export function lock(path: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; ; attempt++) {
    try {
      const fd = openSync(path, 'wx', 0o600);
      writeSync(fd, mine);
      closeSync(fd);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const holder = readHolder(path);
    if (attempt > 0 || isAlive(holder)) throw new JournalError(`${path}: process ${holder.split(' ')[0]} uses this folder`);
    rmSync(path, { force: true });
  }
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The number alone may be another process's by now: where /proc tells, the time of its start must agree. */
function isAlive(holder: string): boolean {
  const [pid, start] = holder.split(' ');
  if (!pid || !/^\d+$/.test(pid) || Number(pid) === process.pid && start !== startOf(process.pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && start === startOf(Number(pid));
  }
  return start === startOf(Number(pid));
}

/** Clock ticks from boot to the start of a process; `-` where the system does not tell. */
function startOf(pid: number): string {
  try {
    // The name, in parentheses, may hold spaces; the start time is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]!;
  } catch {
    return '-';
  }
}
