import { position } from "../api/position";
import { connection, type Wallet, WalletRefusal } from "../wallet/wallet";
import { ending } from "./ending";
import { keeper } from "./keeper";
import { ask, Unanswered } from "./plain";
import { remembered } from "./remembered";
import { session, type Session } from "./session";
import { LogInDocument, LogOutDocument, OpenLoginDocument, RefreshSessionDocument } from "./session.generated";

const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("neuranft-session") : null;

/** One at a time among all tabs: what sets the cookie, or is good for one exchange. */
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
  "locks" in navigator ? await navigator.locks.request("neuranft-session", work) : work();

const keeping = keeper({
  refresh: async () => {
    try {
      return sessionIn((await ask(RefreshSessionDocument, {})).refreshSession);
    } catch (error) {
      if (error instanceof Unanswered && !error.passing) return null;
      throw error;
    }
  },
  alone,
  now: Date.now,
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  set: (next) => {
    if (connection.current && connection.current.account !== next?.account) connection.set(null);
    if (!next && session.current) remembered.set(null);
    session.set(next);
  },
  current: () => session.current,
});

/** A new access token by the cookie; at once for all who ask. */
export const renew = (): Promise<boolean> => keeping.renew();

/** Logs in with what the wallet signs. True: it is done. The wallet's refusal is thrown. */
export async function logIn(wallet: Wallet): Promise<void> {
  const { openLogin: statement } = await ask(OpenLoginDocument, { account: wallet.account });
  const signed = await wallet.signStatement(statement);
  if (session.current) {
    await end(false);
    keeping.take(null);
  }
  const { logIn: answer } = await alone(() => ask(LogInDocument, {
    input: {
      account: wallet.account, nonce: statement.nonce, publicKey: signed.publicKey, signature: signed.signature, keepSignedIn: true,
    },
  }));
  const next = sessionIn(answer);
  if (!next) throw new WalletRefusal(answer.errors?.[0]?.message ?? "The market did not take the signature.");
  remembered.set({ account: wallet.account, wallet: wallet.kind });
  keeping.take(next);
  connection.set(wallet);
  others?.postMessage("in");
}

/** Ends this session, or all of the account, in every tab. */
export async function logOut(everywhere = false): Promise<void> {
  await end(everywhere);
  remembered.set(null);
  keeping.take(null);
  others?.postMessage("out");
}

const end = (everywhere: boolean): Promise<void> =>
  ending({
    session: () => session.current,
    renew: keeping.renew,
    close: async ({ accessToken }) => {
      const { logOut: answer } = await ask(LogOutDocument, { idempotencyKey: crypto.randomUUID(), everywhere }, accessToken);
      const why = answer.errors?.[0];
      if (why) throw new Error(why.message);
      position.saw(answer.receipt?.position);
    },
  });

/** Comes back as whoever was logged in here before; asks nothing for who never was. */
async function restore(): Promise<void> {
  others?.addEventListener("message", ({ data }) => {
    if (data === "out") keeping.take(null);
    else void keeping.renew().then(reconnect);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) keeping.woken();
  });
  window.addEventListener("online", () => keeping.woken());
  if (!remembered.get()) return;
  session.restore();
  if (!(await keeping.renew())) session.set(null);
  void reconnect();
}

/** Over when it is known who is logged in; the wallet may come a moment later. */
export const restored: Promise<void> = restore();

/** The wallet of the account that is logged in, where this browser has it. */
async function reconnect(): Promise<void> {
  const account = session.current?.account;
  const last = remembered.get();
  if (!account || connection.current?.account === account) return;
  const { reconnected } = await import("../wallet/reconnected");
  const wallet = await reconnected(account, last?.wallet ?? "local");
  // Another may have logged in meanwhile.
  if (session.current?.account === account && connection.current?.account !== account) connection.set(wallet);
}

const sessionIn = (answer: { account: string | null; accessToken: string | null; expiresAt: string | null }): Session | null =>
  answer.account && answer.accessToken && answer.expiresAt
    ? { account: answer.account, accessToken: answer.accessToken, expiresAt: answer.expiresAt }
    : null;
