using System.Text.Json;

namespace NeuraNft.Api.MainJob;

/// <summary>
/// A model that its owner registers with a test, and that is offered to others once a worker has passed it: through the public door, as any
/// owner does.
/// </summary>
internal static class TestedModel
{
    /// <param name="owner">Logged in; level EDIT_DATA is enough.</param>
    /// <param name="contract">Of the asset.</param>
    /// <param name="token">The asset's.</param>
    /// <param name="asset">Its global id.</param>
    /// <param name="testFile">JSON: input, expected, tolerance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the market knows of the model then.</returns>
    /// <exception cref="MainJobException">It is refused, or fails its test.</exception>
    public static async Task<JsonElement> RegisterAsync(
        GraphQLCaller owner, string contract, string token, string asset, string testFile, CancellationToken cancellationToken)
    {
        var test = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(testFile, cancellationToken));
        var input = new { idempotencyKey = Guid.CreateVersion7(), assetId = asset, version = 1, test };
        Refusals.ThrowIfAny((await owner.SendAsync(Operations.RegisterModel, new { input }, cancellationToken))
            .GetProperty("registerModel"));
        var model = await MarketTour.PollAsync(
            async () => (await owner.SendAsync(Operations.Model, new { contract, token }, cancellationToken))
                .GetProperty("asset").GetProperty("version").GetProperty("model"),
            m => m.ValueKind == JsonValueKind.Object && m.GetProperty("test").GetProperty("state").GetString() is "PASSED" or "FAILED",
            cancellationToken);
        MarketTour.Expect(model.GetProperty("test").GetProperty("state").GetString() == "PASSED", "a test that is passed", model);
        return model;
    }
}
