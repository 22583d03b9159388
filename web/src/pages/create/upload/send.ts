import { renew } from "../../../session/account";
import { session } from "../../../session/session";
import type { Send } from "./tus";

/** With the access token; once more with a new one where it was over. */
export const authorised: Send = async (path, init) => {
  const send = () => fetch(path, {
    ...init, headers: { ...(init.headers as Record<string, string>), Authorization: `Bearer ${session.current?.accessToken ?? ""}` },
  });
  const answer = await send();
  return answer.status === 401 && (await renew()) && session.current ? send() : answer;
};
