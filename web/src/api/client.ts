import { cacheExchange, Client, type ExecutionResult, fetchExchange, mapExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSocket } from "graphql-ws";
import { accountChanges } from "../session/accountChanges";
import { session } from "../session/session";
import { authentication } from "./authentication";
import { connected } from "./connected";
import { codeOf } from "./errors";
import { position } from "./position";
import { reaching } from "./reach";
import { refreshing } from "./refresh";
import { resumed } from "./resume";
import { returning } from "./returning";

const refresher = refreshing();
const missed = returning(refresher);

/** Whether the market answers; once it does again, everything that is on the screen is asked again. */
export const reach = reaching({
  ask: async () => {
    if (!navigator.onLine) return false;
    try {
      const { ok, status } = await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(5_000) });
      return ok || status === 429;
    } catch {
      return false;
    }
  },
  later: (call) => setTimeout(call, 1_500),
  back: missed.back,
});

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const socket = createSocket({
  url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
  lazy: true,
  retryAttempts: Number.MAX_SAFE_INTEGER,
  shouldRetry: () => true,
  // At once when the market is back, but not all pages of the world together.
  retryWait: async (n) => {
    const over = new AbortController();
    await Promise.race([pause(Math.min(10_000, 500 * 2 ** Math.min(n, 5))), reach.returned(over.signal)]);
    over.abort();
    await pause(Math.random() * 500);
  },
  connectionParams: () => ({
    ...(session.current && { Authorization: `Bearer ${session.current.accessToken}` }),
  }),
});

export const socketState = connected(socket);
/** Asks everything that is on the screen again. */
export const refresh = refresher.refresh;
/** How often that was: what was read before the last time may be old. */
export const refreshes = refresher.count;

/** Another account sees other things: nothing of the one before is shown to it. */
accountChanges(session, () => {
  socket.terminate();
  refresh();
});
window.addEventListener("online", refresh);
socket.on("connected", (_, __, wasRetry) => missed.connected(wasRetry));

socket.on("closed", (event) => {
  missed.closed();
  if ((event as { code?: number }).code !== 1000) reach.doubt();
});

export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [
    refresher.exchange,
    mapExchange({
      onError: (error) => {
        if (error.networkError) reach.doubt();
        if (codeOf(error) === "INVALID_POSITION") position.forget();
      },
    }),
    cacheExchange,
    authentication,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => {
          // The socket sends the same object again after a break.
          const asked = { query: request.query ?? "", variables: { ...(request.variables as Record<string, unknown> | undefined) } };
          return {
            unsubscribe: socket.subscribe(asked, {
              ...sink,
              next: (result) => {
                resumed(asked.variables, asked.query, result);
                sink.next({ ...result, data: result.data ?? null } as ExecutionResult);
              },
            }),
          };
        },
      }),
    }),
  ],
  fetchOptions: () => ({
    headers: position.latest ? { "NeuraNft-Min-Position": position.latest } : {},
  }),
});
