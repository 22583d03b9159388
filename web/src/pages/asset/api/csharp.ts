import { job, keyLine, lookUp, run, type Target } from "./documents";
import type { Example } from "./input";

/** JSON's texts are C#'s, too: it knows the same escapes. */
const text = (value: string) => JSON.stringify(value);

const ask = (target: Target) => `async Task<JsonElement> Ask(string query, object variables)
{
    var answer = await http.PostAsJsonAsync(${text(`${target.origin}/graphql`)}, new { query, variables });
    return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
}`;

export const csharpLookUp = (target: Target) => `using System.Net.Http.Json;
using System.Text.Json;

using var http = new HttpClient();
Console.WriteLine(await Ask(
    ${text(lookUp)},
    new { contract = ${text(target.contract)}, token = ${text(target.tokenId)} }));

${ask(target)}`;

export const csharpRun = (target: Target, example: Example) => `// ${keyLine}
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("NEURANFT_KEY"));

var input = new
{
    idempotencyKey = Guid.NewGuid(), assetId = ${text(target.id)},
    input = new { ${inputOf(example)} },
    expectedVersion = ${target.version ?? "(int?)null"},${target.price === "0" ? "" : ` expectedPrice = ${text(target.price)},`}
};
var asked = (await Ask(
    ${text(run)},
    new { input })).GetProperty("requestInference");
if (asked.GetProperty("errors").ValueKind == JsonValueKind.Array)
    throw new InvalidOperationException(asked.GetProperty("errors").ToString());
var id = asked.GetProperty("job").GetProperty("id").GetGuid();

JsonElement job;
do
{
    await Task.Delay(500);
    job = (await Ask(${text(job)}, new { id })).GetProperty("inferenceJob");
}
while (job.ValueKind == JsonValueKind.Null || job.GetProperty("status").GetString() is not ("COMPLETED" or "FAILED" or "CANCELLED"));
Console.WriteLine(job);

${ask(target)}`;

function inputOf(example: Example): string {
  switch (example.kind) {
    case "text":
      return `text = ${text(example.text)}`;
    case "image":
    case "audio":
      return `${example.kind} = Convert.ToBase64String(File.ReadAllBytes(${text(example.file)}))`;
    case "tensors":
      return `tensors = new[] { ${example.tensors.map(({ name, type, shape, length }) =>
        `new { name = ${text(name)}, type = ${text(type)}, shape = new[] { ${shape.join(", ")} }, values = new double[${length}] }`)
        .join(", ")} }`;
  }
}
