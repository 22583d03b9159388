import { useSyncExternalStore } from "react";
import { socketState } from "../../api/client";
import { waiting, type Heard } from "./feed";

/** How new the list is. */
export function LiveState({ heard, refused }: { heard: Heard<unknown>; refused: string | null }) {
  const connected = useSyncExternalStore(socketState.subscribe, socketState.current);
  const count = waiting(heard);
  const held = heard.held !== null;
  const words = held ? (count === 0 ? "Paused" : `Paused: ${count}${heard.gap ? " and more" : ""} new`)
    : !connected ? "The connection broke. It is made again, and nothing is missed."
      : refused !== null ? `Not live now. ${refused} It is tried again every half minute.` : "Live";
  return <p role="status" className="live" data-still={held || !connected || refused !== null || undefined}>{words}</p>;
}
