import { useCallback, useEffect, useRef, useState } from "react";
import { begun } from "./begun";
import { sha256Of } from "./hash";
import { authorised } from "./send";
import { place, sendAll } from "./upload";

export type UploadProgress =
  | { readonly step: "none" }
  | { readonly step: "reading" | "sending"; readonly done: number; readonly of: number; readonly trouble: boolean }
  | { readonly step: "paused"; readonly done: number; readonly of: number }
  | { readonly step: "complete"; readonly id: string; readonly sha256: string; readonly name: string }
  | { readonly step: "failed"; readonly message: string };

/** One file on its way to the market. It can be paused, and goes on after a reload when the same file is chosen again. */
export function useUpload(asset: string) {
  const [state, setState] = useState<UploadProgress>({ step: "none" });
  const running = useRef<AbortController | null>(null);
  const file = useRef<File | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (chosen: File) => {
    running.current?.abort();
    const own = (running.current = new AbortController());
    file.current = chosen;
    const { signal } = own;
    let done = 0;
    try {
      const of = chosen.size;
      setState({ step: "reading", done: 0, of, trouble: false });
      const sha256 = await sha256Of(chosen, (read) => setState({ step: "reading", done: read, of, trouble: false }), signal);
      const before = begun.get(asset);
      const id = await place(authorised, before?.sha256 === sha256 ? before.id : null, of, sha256, asset);
      begun.set(asset, { id, sha256, size: of, name: chosen.name });
      await sendAll(chosen, id, {
        send: authorised, signal, wait,
        progress: (received, trouble) => {
          done = received;
          setState({ step: "sending", done: received, of, trouble });
        },
      });
      setState({ step: "complete", id, sha256, name: chosen.name });
    } catch (error) {
      if (running.current !== own) return;
      if (signal.aborted) setState({ step: "paused", done, of: chosen.size });
      else setState({ step: "failed", message: error instanceof Error ? error.message : "The upload failed." });
    }
  }, [asset]);

  const pause = useCallback(() => running.current?.abort(), []);
  const goOn = useCallback(() => file.current && void start(file.current), [start]);
  return { state, start, pause, goOn };
}

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
