import { authExchange } from "@urql/exchange-auth";
import { renew, restored } from "../session/account";
import { session } from "../session/session";
import { codeOf } from "./errors";

/** Sends the access token. One that is over is renewed first, once for all who ask; without a session left one asks as anybody. */
export const authentication = authExchange(async (utils) => {
  await restored;
  return {
    addAuthToOperation: (operation) =>
      session.current ? utils.appendHeaders(operation, { Authorization: `Bearer ${session.current.accessToken}` }) : operation,
    willAuthError: () => session.current !== null && Date.parse(session.current.expiresAt) < Date.now() + 5_000,
    didAuthError: (error) => ["AUTH_EXPIRED", "AUTH_INVALID_TOKEN"].includes(codeOf(error) ?? ""),
    refreshAuth: async () => {
      await renew();
    },
  };
});
