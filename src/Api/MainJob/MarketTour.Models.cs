using System.Text.Json;

namespace NeuraNft.Api.MainJob;

/// <summary>What the market knows of the model, and the test that it has to pass before it is offered.</summary>
internal sealed partial class MarketTour
{
    private async Task<string> RegisterAsync(CancellationToken cancellationToken)
    {
        var test = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(sample.TestFile, cancellationToken));
        var input = new { idempotencyKey = Guid.CreateVersion7(), assetId = asset, version = 1, test };
        Refusals.ThrowIfAny((await creator.Api.SendAsync(Operations.RegisterModel, new { input }, cancellationToken))
            .GetProperty("registerModel"));
        var model = await PollAsync(
            async () => (await api.SendAsync(Operations.Model, new { contract = chain.Contract, token }, cancellationToken))
                .GetProperty("asset").GetProperty("version").GetProperty("model"),
            m => m.ValueKind == JsonValueKind.Object && m.GetProperty("test").GetProperty("state").GetString() is "PASSED" or "FAILED",
            cancellationToken);
        var outcome = model.GetProperty("test");
        Expect(outcome.GetProperty("state").GetString() == "PASSED", "a test that is passed", model);
        var operators = model.GetProperty("operators").EnumerateArray().Select(o => $"{o.GetProperty("count")} {o.GetProperty("name")}");
        var parameters = model.GetProperty("parameterCount").GetInt64();
        return $"{model.GetProperty("task")}: {parameters:N0} parameters, {string.Join(", ", operators)}\n"
            + $"test passed, largest error {outcome.GetProperty("largestError").GetDouble():G2}";
    }
}
