import type { FullConfig } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generator } from "./generator";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = join(repository, "src/Api/bin/Release/net10.0/NeuraNft.Api.dll");

/** What an operator turns chats on with: a generator, and the small embedding model that comes along. */
const samples = "src/InferenceWorker/samples/nn-embed-mini";
const chats = (url: string) => ({
  Generation__Kind: "OpenAi",
  Generation__Url: url,
  Generation__Models__0__Name: "parrot",
  Generation__Models__0__ContextTokens: "4096",
  Embeddings__ModelFile: `${samples}/nn-embed-mini-int8.onnx`,
  Embeddings__VocabularyFile: `${samples}/vocab.json`,
});

/** The market of ./run.sh, on a free port and with data of its own; ended and gone after the last test. */
export default async function start(config: FullConfig) {
  if (process.env["NEURANFT_WEB"] || !config.projects.some((p) => p.use.launchOptions?.executablePath)) return;
  const data = await mkdtemp(join(tmpdir(), "neura-web-"));
  const words = await generator();
  // Views of a machine that runs all tests may lag longer than the default; a page is not at fault then.
  const settings = ["--urls", "http://127.0.0.1:0", "--Embedded:DataFolder", data, "--GraphQL:ReadWait", "00:00:30"];
  const market = spawn("dotnet", [program, ...settings], {
    cwd: repository,
    env: { ...process.env, ...chats(words.url) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<void>((resolve) => market.once("exit", () => resolve()));
  const address = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /The market: (http:\/\/[\d.:]+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    market.stdout.on("data", read);
    market.stderr.on("data", read);
  });
  const stop = async () => {
    market.kill("SIGTERM");
    await ended;
    words.end();
    await rm(data, { recursive: true, force: true });
  };
  const web = await Promise.race([address, ended.then(() => null)]);
  if (!web) {
    await stop();
    throw new Error(`The market did not start:\n${said}`);
  }
  process.env["NEURANFT_WEB"] = web;
  return stop;
}
