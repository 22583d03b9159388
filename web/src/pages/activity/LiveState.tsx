import { useSyncExternalStore } from "react";
import { socketState } from "../../api/client";
import { waiting, type Heard } from "./feed";

/** How new the list is. */
export function LiveState({ heard, told }: { heard: Heard<unknown>; told: boolean }) {
  const connected = useSyncExternalStore(socketState.subscribe, socketState.current);
  const count = waiting(heard);
  const held = heard.held !== null;
  const broken = told && !connected;
  const words = held ? (count === 0 ? "Paused" : `Paused: ${count} new`)
    : broken ? "The connection broke. It is made again, and nothing is missed."
      : told ? "Live" : "Looked up every 3 seconds";
  return <p role="status" className="live" data-still={held || broken || undefined}>{words}</p>;
}
