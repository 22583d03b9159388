import type { FullConfig } from "@playwright/test";
import { rm } from "node:fs/promises";
import { generator } from "./generator";
import { folder, launch } from "./program";

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
  const data = await folder();
  const words = await generator();
  // Views of a machine that runs all tests may lag longer than the default; a page is not at fault then.
  const market = launch(data, 0, { ...chats(words.url), GraphQL__ReadWait: "00:00:30" });
  const stop = async () => {
    await market.stop("SIGTERM");
    words.end();
    await rm(data, { recursive: true, force: true });
  };
  const web = await market.says(/The market: (http:\/\/[\d.:]+)/);
  if (!web) {
    await stop();
    throw new Error(`The market did not start:\n${market.said()}`);
  }
  process.env["NEURANFT_WEB"] = web;
  return stop;
}
