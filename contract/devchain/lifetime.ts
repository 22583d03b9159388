const PARENT_CHECK_MS = 1000;

/** Stops when whoever started the process closes its standard input. */
export function exitWithStdin(stop: () => void): void {
  process.stdin.on('end', stop).on('error', stop).resume();
}

/** Stops when the process `pid` is gone, however it went. */
export function exitWithParent(pid: number, stop: () => void): void {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      // EPERM: it lives, and belongs to another user.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') stop();
    }
  }, PARENT_CHECK_MS).unref();
}
