import { useSyncExternalStore } from "react";
import { session, type Session } from "./session";

/** Who is logged in; null for a visitor. */
export const useSession = (): Session | null => useSyncExternalStore(session.subscribe, () => session.current);

/** True while it is not known yet who is logged in. */
export const useRestoring = (): boolean => useSyncExternalStore(session.subscribe, () => session.restoring);
