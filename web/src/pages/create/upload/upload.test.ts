// @vitest-environment node
import { base64, utf8 } from "@scure/base";
import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256Of } from "./hash";
import { type Send, UploadRefused } from "./tus";
import { type Around, partSize, place, sendAll } from "./upload";

const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

/** A server that speaks as docs/api.md says: it keeps what comes, checks its sums, and fails when told to. */
function server(trouble: (request: number, method: string) => number | "break" | "lost" | null = () => null) {
  let kept = Buffer.alloc(0);
  let requests = 0;
  const metadata: string[] = [];
  const send: Send = async (_, init) => {
    const fault = trouble(++requests, init.method ?? "");
    if (fault === "break") throw new TypeError("no network");
    if (typeof fault === "number") return Response.json({ code: "X", message: "No." }, { status: fault });
    const headers = new Headers(init.headers);
    expect(headers.get("Tus-Resumable")).toBe("1.0.0");
    if (init.method === "POST") {
      metadata.push(headers.get("Upload-Metadata") ?? "");
      return new Response(null, { status: 201, headers: { Location: `/uploads/${id}` } });
    }
    if (init.method === "PATCH") {
      const part = Buffer.from(init.body as Uint8Array);
      const sum = createHash("sha256").update(part).digest("base64");
      if (headers.get("Upload-Checksum") !== `sha256 ${sum}`) return new Response(null, { status: 460 });
      if (headers.get("Upload-Offset") !== `${kept.length}`) return new Response(null, { status: 409 });
      kept = Buffer.concat([kept, part]);
      if (fault === "lost") throw new TypeError("the answer was lost");
      return new Response(null, { status: 204, headers: { "Upload-Offset": `${kept.length}` } });
    }
    return new Response(null, { status: 200, headers: { "Upload-Offset": `${kept.length}` } });
  };
  return { send, kept: () => kept, metadata };
}

function around(send: Send, signal = new AbortController().signal) {
  const seen: number[] = [];
  const waits: number[] = [];
  const rest: Around = {
    send, signal,
    wait: async (milliseconds) => void waits.push(milliseconds),
    progress: (received) => seen.push(received),
  };
  return { rest, seen, waits };
}

const content = randomBytes(2 * partSize + 1234);
const file = new Blob([content]);

describe("sendAll", () => {
  it("sends all of it in parts and tells how far it is", async () => {
    const to = server();
    const { rest, seen } = around(to.send);
    await sendAll(file, id, rest);
    expect(to.kept().equals(content)).toBe(true);
    expect(seen).toEqual([0, partSize, 2 * partSize, content.length]);
  });

  it("goes on where it was after breaks, lost answers and server faults", async () => {
    const faults: (number | "break" | "lost" | null)[] = [null, null, "lost", "break", 503, null, 429, null, 423];
    const to = server((request) => faults[request - 1] ?? null);
    const { rest, waits } = around(to.send);
    await sendAll(file, id, rest);
    expect(to.kept().equals(content)).toBe(true);
    expect(waits.length).toBeGreaterThan(3);
  });

  it("waits longer each time nobody answers, up to half a minute", async () => {
    const to = server((request) => (request < 12 ? "break" : null));
    const { rest, waits } = around(to.send);
    await sendAll(file, id, rest);
    expect(waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(Math.max(...waits)).toBe(30_000);
  });

  it("ends with the market's words where it is refused", async () => {
    const to = server((_, method) => (method === "PATCH" ? 422 : null));
    await expect(sendAll(file, id, around(to.send).rest)).rejects.toThrow(UploadRefused);
  });

  it("stops when it is paused", async () => {
    const paused = new AbortController();
    const to = server((request) => {
      if (request === 3) paused.abort();
      return null;
    });
    await expect(sendAll(file, id, around(to.send, paused.signal).rest)).rejects.toThrow(/abort/i);
    expect(to.kept().length).toBeLessThan(content.length);
    await sendAll(file, id, around(to.send).rest);
    expect(to.kept().equals(content)).toBe(true);
  });
});

describe("place", () => {
  it("declares the content and what it is for", async () => {
    const to = server();
    expect(await place(to.send, null, 5, "ab".repeat(32), "nrc101.local/1:1")).toBe(id);
    const sent = Object.fromEntries((to.metadata[0] ?? "").split(",").map((pair) => {
      const [key, value] = pair.split(" ");
      return [key, utf8.encode(base64.decode(value ?? ""))];
    }));
    expect(sent).toEqual({ sha256: "ab".repeat(32), asset: "nrc101.local/1:1" });
  });

  it("goes on with the one before, unless it is gone", async () => {
    expect(await place(server().send, "before", 5, "", "a/1")).toBe("before");
    expect(await place(server((_, method) => (method === "HEAD" ? 410 : null)).send, "before", 5, "", "a/1")).toBe(id);
  });
});

describe("sha256Of", () => {
  it("is the file's", async () => {
    const read: number[] = [];
    const hash = await sha256Of(file, (bytes) => read.push(bytes), new AbortController().signal);
    expect(hash).toBe(createHash("sha256").update(content).digest("hex"));
    expect(read.at(-1)).toBe(content.length);
  });
});
