import { Unanswered } from "./plain";
import type { Session } from "./session";

interface Surroundings {
  readonly session: () => Session | null;
  readonly renew: () => Promise<unknown>;
  readonly close: (session: Session) => Promise<void>;
}

/** Ends the session. Where its token is over, by the next one; where nobody is logged in any more, it is done. */
export async function ending({ session, renew, close }: Surroundings): Promise<void> {
  const first = session();
  if (!first) return;
  try {
    await close(first);
  } catch (error) {
    if (!(error instanceof Unanswered) || !error.code?.startsWith("AUTH_")) throw error;
    await renew();
    const next = session();
    if (next?.account === first.account) await close(next);
  }
}
