import { describe, expect, it } from "vitest";
import { csharpRun } from "./csharp";
import { curlLookUp, curlRun } from "./curl";
import type { Target } from "./documents";
import { exampleOf, type Example } from "./input";
import { openAiEmbeddings } from "./openai";
import { pythonRun } from "./python";

const target: Target = { origin: "http://m", id: "QQ", contract: "c.near", tokenId: "it's \"1\"", version: 3, price: "0" };
const text: Example = { kind: "text", text: "Hi" };

/** What a shell makes of the word behind `-d`, with commands as they stand. */
const body = (snippet: string) =>
  (/-d ((?:'[^']*'|\\'|"[^"]*")+)/.exec(snippet)?.[1] ?? "").replace(/'([^']*)'|\\(')|"([^"]*)"/g, (_, a, b, c) => a ?? b ?? c);

describe("snippets", () => {
  it("for curl carry any token id through the shell", () =>
    expect(JSON.parse(body(curlLookUp(target))).variables).toEqual({ contract: "c.near", token: target.tokenId }));
  it("for curl make a new key for each run", () => {
    const { input } = JSON.parse(body(curlRun(target, text))).variables;
    expect(input).toEqual({ idempotencyKey: "$key", assetId: "QQ", input: { text: "Hi" }, expectedVersion: 3 });
  });
  it("name the price where there is one", () => {
    const priced = { ...target, price: "5" };
    expect(JSON.parse(body(curlRun(priced, text))).variables.input.expectedPrice).toBe("5");
    expect(pythonRun(priced, text)).toContain(`"expectedPrice": "5"`);
    expect(csharpRun(priced, text)).toContain(`expectedPrice = "5"`);
    expect(openAiEmbeddings(priced)).toContain(`"NeuraNft-Max-Price": "5"`);
    expect(openAiEmbeddings(target)).not.toContain("Max-Price");
  });
  it("read files where the model takes them", () => {
    const image = exampleOf("IMAGE", []);
    expect(JSON.parse(body(curlRun(target, image))).variables.input.input).toEqual({ image: "$(base64 < picture.png | tr -d '\n')" });
    expect(pythonRun(target, image)).toContain("import base64");
  });
  it("give tensors their lengths, one for what is not fixed", () => {
    const tensors = exampleOf("TENSORS", [
      { name: "x", type: "float", shape: ["batch", "3", "?"] }, { name: "y", type: null, shape: null },
    ]);
    expect(JSON.parse(body(curlRun(target, tensors))).variables.input.input.tensors).toEqual([
      { name: "x", type: "float", shape: [1, 3, 1], values: [0, 0, 0] }, { name: "y", type: "float", shape: [1], values: [0] },
    ]);
  });
});
