using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Inferences;

/// <summary>Asks an asset's model and follows the job.</summary>
internal static class Asking
{
    private const string Request = """
        mutation Request($input: RequestInferenceInput!) {
          requestInference(input: $input) {
            job { id }
            receipt { commandId position version replayed }
            errors {
              __typename ... on Error { message } ... on AccessDeniedError { required actual denial }
              ... on VersionConflictError { expectedVersion actualVersion code } ... on ModelNotOfferedError { code }
            }
          }
        }
        """;

    private const string Job = """
        query Job($id: UUID!) { inferenceJob(id: $id) { status output failureCode failureMessage requester asset { id } } }
        """;

    public static Task<JsonElement> AskAsync(this MintedAsset asset, object input, CancellationToken ct) =>
        asset.AskAsync(input, Guid.NewGuid(), ct);

    public static Task<JsonElement> AskAsync(
        this MintedAsset asset, object input, Guid key, CancellationToken ct, int? expectedVersion = null) =>
        asset.AskAsync(asset.User, input, key, ct, expectedVersion);

    private static async Task<JsonElement> AskAsync(
        this MintedAsset asset, Wallet who, object input, Guid key, CancellationToken ct, int? expectedVersion = null)
    {
        var variables = new { input = new { idempotencyKey = key, assetId = asset.Id, input, expectedVersion } };
        return (await who.Api.SendAsync(Request, variables, ct)).GetProperty("requestInference");
    }

    public static async Task<JsonElement> JobAsync(GraphQLCaller caller, string id, CancellationToken ct) =>
        (await caller.SendAsync(Job, new { id }, ct)).GetProperty("inferenceJob");

    /// <returns>The job once it has ended.</returns>
    public static Task<JsonElement> RunAsync(this MintedAsset asset, object input, CancellationToken ct) =>
        asset.RunAsync(asset.User, input, ct);

    /// <returns>The job once it has ended.</returns>
    public static async Task<JsonElement> RunAsync(this MintedAsset asset, Wallet who, object input, CancellationToken ct)
    {
        var id = (await asset.AskAsync(who, input, Guid.NewGuid(), ct)).JobId();
        return await Eventually.SeesAsync(
            () => JobAsync(who.Api, id, ct), j => j.GetProperty("status").GetString() is "COMPLETED" or "FAILED", ct);
    }

    public static string JobId(this JsonElement payload)
    {
        Refusals.ThrowIfAny(payload);
        return payload.GetProperty("job").GetProperty("id").GetString()!;
    }
}
