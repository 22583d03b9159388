import { job, keyLine, lookUp, run, type Target } from "./documents";
import type { Example } from "./input";

/** A text as one word of a shell. */
const word = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const send = (target: Target, body: string, key = true) =>
  [
    `curl -s ${word(`${target.origin}/graphql`)} -H 'Content-Type: application/json'`,
    ...(key ? [`-H "Authorization: Bearer $NEURANFT_KEY"`] : []),
    `-d ${body}`,
  ].join(" \\\n  ");

export const curlLookUp = (target: Target) =>
  send(target, word(JSON.stringify({ query: lookUp, variables: { contract: target.contract, token: target.tokenId } })), false);

/** A mark in the JSON that becomes what the shell puts there. */
const marked = (json: string, marks: Readonly<Record<string, string>>) =>
  Object.entries(marks).reduce((text, [mark, command]) => text.replace(mark, `'"${command}"'`), word(json));

export function curlRun(target: Target, example: Example): string {
  const marks: Record<string, string> = { UUID: "$key" };
  const input = inputOf(example, marks);
  const body = {
    query: run,
    variables: {
      input: {
        idempotencyKey: "UUID", assetId: target.id, input, expectedVersion: target.version,
        ...(target.price !== "0" && { expectedPrice: target.price }),
      },
    },
  };
  const sent = marked(JSON.stringify(body), marks);
  const ask = marked(JSON.stringify({ query: job, variables: { id: "JOB" } }), { JOB: "$job" });
  return `# ${keyLine}
key=$(uuidgen 2>/dev/null || cat /proc/sys/kernel/random/uuid)  # a new one for each run
job=$(${send(target, sent)} | tee /dev/stderr | jq -r .data.requestInference.job.id)

while [ "$job" != null ]; do
  ${send(target, ask).replaceAll("\n", "\n  ")} > answer.json
  if grep -qE '"(COMPLETED|FAILED|CANCELLED)"' answer.json; then jq .data.inferenceJob answer.json; break; fi
  sleep 1
done`;
}

function inputOf(example: Example, marks: Record<string, string>): object {
  switch (example.kind) {
    case "text":
      return { text: example.text };
    case "image":
    case "audio":
      marks["FILE"] = `$(base64 < ${example.file} | tr -d '\\n')`;
      return { [example.kind]: "FILE" };
    case "tensors":
      return { tensors: example.tensors.map(({ name, type, shape, length }) => ({ name, type, shape, values: zeros(length) })) };
  }
}

const zeros = (length: number): readonly number[] => new Array<number>(Math.min(length, 4_096)).fill(0);
