import { base64 } from "@scure/base";
import { useEffect, useState } from "react";
import { Field } from "../../../ui/Field";
import { Notice } from "../../../ui/Notice";
import type { InputProps } from "./InputForm";
import { decoded, longest, wav } from "./sound";
import { useRecorder } from "./useRecorder";
import { useTurn } from "./useTurn";
import { Wave } from "./Wave";

/** What speech models hear as a rule: for a model that does not say. */
const usual = 16000;

interface Sound {
  readonly samples: Float32Array;
  readonly seconds: number;
  readonly url: string;
}

/** A recording from a file or the microphone, decoded and brought to the model's rate here. */
export function AudioInput({ model, onInput, missing }: InputProps) {
  const rate = model?.audioInput?.sampleRate ?? usual;
  const [sound, setSound] = useState<Sound | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const turn = useTurn();
  const limit = longest(rate);
  useEffect(() => () => { if (sound) URL.revokeObjectURL(sound.url); }, [sound]);
  const take = async (file: Blob | undefined) => {
    setWrong(null);
    if (!file) return;
    const counts = turn();
    try {
      const { samples, seconds } = await decoded(file, rate);
      if (!counts()) return;
      const kept = samples.subarray(0, Math.floor(limit * rate));
      const bytes = wav(kept, rate);
      setSound({ samples: kept, seconds, url: URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "audio/wav" })) });
      onInput({ audio: base64.encode(bytes) });
    } catch {
      if (!counts()) return;
      setSound(null);
      setWrong("This browser cannot decode that as sound. WAV, MP3, Ogg and WebM usually work.");
      onInput(null);
    }
  };
  const recorder = useRecorder(limit, (recording) => void take(recording));
  return (
    <>
      <Field
        label="Recording" hint={`Up to ${limit} seconds; of a longer one the beginning.`}
        wrong={wrong ?? (missing && "Choose a recording, or make one.")}
      >
        <input type="file" accept="audio/*,.wav" onChange={(event) => void take(event.target.files?.[0])} />
      </Field>
      <div className="row">
        {recorder.state === "recording"
          ? <button type="button" className="button danger" onClick={recorder.stop}>Stop recording</button>
          : <button type="button" className="button" onClick={() => void recorder.start()}>Record with the microphone</button>}
        <span role="status">{recorder.state === "recording" && `Recording, ${limit} seconds at most …`}</span>
      </div>
      {recorder.state === "refused" && <Notice kind="warn">The browser gives no microphone. Allow it here, or take a file.</Notice>}
      {sound && (
        <figure className="stack">
          <Wave samples={sound.samples} rate={rate} />
          {/* eslint-disable-next-line jsx-a11y/media-has-caption -- the person's own recording has no captions */}
          <audio controls src={sound.url} />
          <figcaption className="muted">
            {(sound.samples.length / rate).toFixed(1)} s at {rate} Hz, one channel
            {sound.seconds > limit && `; the recording has ${sound.seconds.toFixed(1)} s`}
          </figcaption>
        </figure>
      )}
    </>
  );
}
