import { useCallback, useEffect, useRef, useState } from "react";
import { pipe, subscribe } from "wonka";
import { client, refresh } from "../../../api/client";
import { sentenceOf } from "../../../api/errors";
import { position } from "../../../api/position";
import type { InferenceInput, InferenceStatus } from "../../../api/schema.generated";
import { refusalSentence, type Refusal } from "./refusals";
import { RunModelDocument, RunProgressDocument, StopRunDocument, type RunFragment } from "./try.generated";

export interface Step {
  readonly status: InferenceStatus;
  readonly at: string;
}

export type RunState =
  | { readonly step: "idle" }
  | { readonly step: "asking" }
  | { readonly step: "running"; readonly job: string; readonly steps: readonly Step[] }
  | { readonly step: "ended"; readonly run: RunFragment }
  | { readonly step: "refused"; readonly message: string; readonly refusal?: Refusal };

export interface Terms {
  readonly version: number | null;
  readonly price: string;
}

/** One run at a time: asked for, followed to its end, stopped. */
export function useRun(assetId: string) {
  const [state, setState] = useState<RunState>({ step: "idle" });
  const intention = useRef({ of: "", key: "" });
  const leave = useRef<() => void>(() => undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      leave.current();
    };
  }, []);

  const follow = useCallback((job: string) => {
    leave.current();
    if (gone.current) return;
    setState({ step: "running", job, steps: [] });
    const { unsubscribe } = pipe(
      client.subscription(RunProgressDocument, { id: job, after: null }),
      subscribe(({ data, error }) => {
        if (error) return setState({ step: "refused", message: sentenceOf(error) });
        const event = data?.inferenceJobProgress;
        if (!event) return;
        position.saw(event.position);
        const run = event.job;
        const ended = run && run.status !== "WAITING" && run.status !== "RUNNING";
        if (ended) {
          setState({ step: "ended", run });
          refresh();
        } else
          setState((was) => {
            const steps = was.step === "running" && was.job === job ? was.steps : [];
            return { step: "running", job, steps: [...steps, { status: event.status, at: event.at }] };
          });
      }),
    );
    leave.current = unsubscribe;
  }, []);

  const run = useCallback(async (input: InferenceInput, { version, price }: Terms) => {
    // The same wish sent again is the same job; another input, or other terms, is another wish.
    const of = JSON.stringify([assetId, input, version, price]);
    if (intention.current.of !== of) intention.current = { of, key: crypto.randomUUID() };
    setState({ step: "asking" });
    const { data, error } = await client.mutation(RunModelDocument, {
      input: { idempotencyKey: intention.current.key, assetId, input, expectedVersion: version, expectedPrice: price },
    });
    if (error) return setState({ step: "refused", message: sentenceOf(error) });
    const [refusal] = data?.requestInference.errors ?? [];
    const job = data?.requestInference.job?.id;
    if (refusal || !job) {
      setState(refusal
        ? { step: "refused", message: refusalSentence(refusal), refusal }
        : { step: "refused", message: "The market gave no job." });
      return refresh();
    }
    intention.current = { of: "", key: "" };
    position.saw(data?.requestInference.receipt?.position);
    follow(job);
  }, [assetId, follow]);

  const stop = useCallback(async (job: string) => {
    const { data, error } = await client.mutation(StopRunDocument, { id: job });
    const [refusal] = data?.cancelInference.errors ?? [];
    // One that has just ended tells so itself.
    if (error) setState({ step: "refused", message: sentenceOf(error) });
    else if (refusal?.__typename === "JobNotFoundError") setState({ step: "refused", message: refusal.message });
  }, []);

  return { state, run, follow, stop, busy: state.step === "asking" || state.step === "running" };
}
