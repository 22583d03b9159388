import { job, keyLine, lookUp, run, type Target } from "./documents";
import type { Example } from "./input";

/** JSON's texts are Python's, too. */
const text = (value: string) => JSON.stringify(value);

const ask = (target: Target, key: boolean) => `import json${key ? ", os, time" : ""}, urllib.request${key ? ", uuid" : ""}

def ask(query, variables):
    request = urllib.request.Request(
        ${text(`${target.origin}/graphql`)},
        json.dumps({"query": query, "variables": variables}).encode(),
        {"Content-Type": "application/json"${key ? `, "Authorization": "Bearer " + os.environ["NEURANFT_KEY"]` : ""}})
    return json.load(urllib.request.urlopen(request))["data"]
`;

export const pythonLookUp = (target: Target) => `${ask(target, false)}
print(ask(
    ${text(lookUp)},
    {"contract": ${text(target.contract)}, "token": ${text(target.tokenId)}}))`;

export const pythonRun = (target: Target, example: Example) => `# ${keyLine}
${example.kind === "image" || example.kind === "audio" ? "import base64\n" : ""}${ask(target, true)}
asked = ask(
    ${text(run)},
    {"input": {
        "idempotencyKey": str(uuid.uuid4()), "assetId": ${text(target.id)},
        "input": ${inputOf(example)},
        "expectedVersion": ${target.version ?? "None"}${price(target)}}})["requestInference"]
if asked["errors"]:
    raise SystemExit(asked["errors"])

while True:
    job = ask(${text(job)}, {"id": asked["job"]["id"]})["inferenceJob"]
    if job and job["status"] in ("COMPLETED", "FAILED", "CANCELLED"):
        break
    time.sleep(1)
print(job)`;

const price = ({ price: amount }: Target) => (amount === "0" ? "" : `, "expectedPrice": ${text(amount)}`);

function inputOf(example: Example): string {
  switch (example.kind) {
    case "text":
      return `{"text": ${text(example.text)}}`;
    case "image":
    case "audio":
      return `{"${example.kind}": base64.b64encode(open(${text(example.file)}, "rb").read()).decode()}`;
    case "tensors":
      return `{"tensors": [${example.tensors.map(({ name, type, shape, length }) =>
        `{"name": ${text(name)}, "type": ${text(type)}, "shape": ${JSON.stringify(shape)}, "values": [0] * ${length}}`).join(", ")}]}`;
  }
}
