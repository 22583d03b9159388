import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useRecorder } from "./useRecorder";

class Recorder {
  state = "inactive";
  mimeType = "audio/webm";
  ondataavailable?: (event: { data: Blob }) => void;
  onstop?: () => void;
  start() {
    this.state = "recording";
  }
  stop() {
    this.state = "inactive";
    this.onstop?.();
  }
}

let given: { stopped: boolean }[] = [];
let give: (() => void)[] = [];

beforeEach(() => {
  given = [];
  give = [];
  vi.stubGlobal("MediaRecorder", Recorder);
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: () => new Promise((resolve) => {
    const track = { stopped: false, stop: () => (track.stopped = true) };
    give.push(() => {
      given.push(track);
      resolve({ getTracks: () => [track] });
    });
  }) } });
});
afterEach(() => vi.unstubAllGlobals());

describe("the microphone", () => {
  const record = () => {
    const recorded = vi.fn();
    const hook = renderHook(() => useRecorder(10, recorded));
    const start = () => act(() => void hook.result.current.start());
    return { recorded, hook, start, answer: (n: number) => act(async () => give[n]?.()) };
  };

  it("is off after a recording", async () => {
    const { recorded, hook, start, answer } = record();
    start();
    await answer(0);
    expect(hook.result.current.state).toBe("recording");
    act(() => hook.result.current.stop());
    expect(given).toMatchObject([{ stopped: true }]);
    expect(recorded).toHaveBeenCalledTimes(1);
  });

  it("is off where its component is gone, before the browser gave it or after", async () => {
    const early = record();
    early.start();
    early.hook.unmount();
    await early.answer(0);
    const late = record();
    late.start();
    await late.answer(1);
    late.hook.unmount();
    expect(given).toMatchObject([{ stopped: true }, { stopped: true }]);
    expect(late.recorded).not.toHaveBeenCalled();
  });

  it("is on once where it was asked for twice", async () => {
    const { recorded, hook, start, answer } = record();
    start();
    start();
    await answer(0);
    await answer(1);
    expect(given).toMatchObject([{ stopped: true }, { stopped: false }]);
    act(() => hook.result.current.stop());
    expect(given).toMatchObject([{ stopped: true }, { stopped: true }]);
    expect(recorded).toHaveBeenCalledTimes(1);
  });
});
