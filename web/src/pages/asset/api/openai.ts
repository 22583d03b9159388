import type { Target } from "./documents";

/** Tasks of models that /v1/embeddings answers with. */
export const embeds = (task: string | null | undefined) =>
  ["text-embedding", "feature-extraction", "sentence-similarity"].includes(task ?? "");

const client = (target: Target, scopes: string) => `# pip install openai
# NEURANFT_KEY: an API key with the scopes ${scopes}, from this market's settings.
import os
from openai import OpenAI

client = OpenAI(base_url=${JSON.stringify(`${target.origin}/v1`)}, api_key=os.environ["NEURANFT_KEY"])
`;

const model = (target: Target) => JSON.stringify(`${target.contract}/${target.tokenId}`);

export const openAiEmbeddings = (target: Target) => `${client(target, "EMBED and INFER")}
answer = client.embeddings.create(
    model=${model(target)}, input="Good morning",${target.price === "0" ? "" : `
    extra_headers={"NeuraNft-Max-Price": ${JSON.stringify(target.price)}},  # yoctoNEAR for each text`}
)
print(answer.data[0].embedding[:5])`;

/** The asset's base model answers, for whoever may use the asset. */
export const openAiChat = (target: Target) => `${client(target, "GENERATE and INFER")}
answer = client.chat.completions.create(
    model=${model(target)}, messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)`;
