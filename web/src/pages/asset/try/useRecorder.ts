import { useEffect, useRef, useState } from "react";

/** The microphone, until it is stopped or has run for so long. */
export function useRecorder(seconds: number, onRecorded: (recording: Blob) => void) {
  const [state, setState] = useState<"idle" | "recording" | "refused">("idle");
  const recorder = useRef<MediaRecorder | null>(null);
  const stop = () => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  };
  useEffect(() => stop, []);
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
      const parts: Blob[] = [];
      const next = new MediaRecorder(stream);
      recorder.current = next;
      const limit = setTimeout(stop, seconds * 1000);
      next.ondataavailable = (event) => parts.push(event.data);
      next.onstop = () => {
        clearTimeout(limit);
        for (const track of stream.getTracks()) track.stop();
        setState("idle");
        onRecorded(new Blob(parts, { type: next.mimeType }));
      };
      next.start();
      setState("recording");
    } catch {
      setState("refused");
    }
  };
  return { state, start, stop };
}
