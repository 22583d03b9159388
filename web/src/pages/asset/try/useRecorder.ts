import { useEffect, useRef, useState } from "react";
import { useTurn } from "./useTurn";

/** The microphone, until it is stopped or has run for so long. */
export function useRecorder(seconds: number, onRecorded: (recording: Blob) => void) {
  const [state, setState] = useState<"idle" | "recording" | "refused">("idle");
  const recorder = useRef<MediaRecorder | null>(null);
  const turn = useTurn();
  const stop = () => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  };
  useEffect(() => () => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  }, []);
  const start = async () => {
    if (recorder.current?.state === "recording") return;
    const counts = turn();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
      const release = () => stream.getTracks().forEach((track) => track.stop());
      // The answer may come late: the component is gone, or it was asked for again.
      if (!counts()) return release();
      const parts: Blob[] = [];
      const next = new MediaRecorder(stream);
      recorder.current = next;
      const limit = setTimeout(stop, seconds * 1000);
      next.ondataavailable = (event) => parts.push(event.data);
      next.onstop = () => {
        clearTimeout(limit);
        release();
        if (!counts()) return;
        setState("idle");
        onRecorded(new Blob(parts, { type: next.mimeType }));
      };
      next.start();
      setState("recording");
    } catch {
      if (counts()) setState("refused");
    }
  };
  return { state, start, stop };
}
