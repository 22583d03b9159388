import { useSyncExternalStore } from "react";
import { session, type Session } from "./session";

/** Who is logged in; null for a visitor. */
export const useSession = (): Session | null => useSyncExternalStore(session.subscribe, () => session.current);
