import { cacheExchange, Client, type ExecutionResult, fetchExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSocket } from "graphql-ws";
import { accountChanges } from "../session/accountChanges";
import { session } from "../session/session";
import { authentication } from "./authentication";
import { connected } from "./connected";
import { position } from "./position";
import { refreshing } from "./refresh";
import { resumed } from "./resume";

const socket = createSocket({
  url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
  lazy: true,
  retryAttempts: Number.MAX_SAFE_INTEGER,
  shouldRetry: () => true,
  retryWait: (n) => new Promise((r) => setTimeout(r, Math.min(10_000, 500 * 2 ** Math.min(n, 5)) + Math.random() * 500)),
  connectionParams: () => ({
    ...(session.current && { Authorization: `Bearer ${session.current.accessToken}` }),
  }),
});

export const socketState = connected(socket);
const refresher = refreshing();

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
socket.on("connected", (_, __, wasRetry) => {
  if (wasRetry) refresh();
});

export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [
    refresher.exchange,
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
