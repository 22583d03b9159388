import { authExchange } from "@urql/exchange-auth";
import { session } from "../session/session";
import { codeOf } from "./errors";

/** Sends the access token; one that is over ends the session in this tab, and what was asked is asked again as anybody. */
export const authentication = authExchange(async (utils) => ({
  addAuthToOperation: (operation) =>
    session.current
      ? utils.appendHeaders(operation, { Authorization: `Bearer ${session.current.accessToken}` })
      : operation,
  didAuthError: (error) => ["AUTH_EXPIRED", "AUTH_INVALID_TOKEN"].includes(codeOf(error) ?? ""),
  refreshAuth: async () => session.set(null),
}));
