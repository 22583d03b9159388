using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Models;

/// <summary>Registers an asset's model and reads what is then known of it.</summary>
internal static class Registering
{
    private const string Register = """
        mutation Register($input: RegisterModelInput!) {
          registerModel(input: $input) {
            testJobId receipt { position replayed }
            errors { __typename ... on Error { message } ... on NotRegistrableError { code } ... on ModelUnfitError { code }
              ... on ModelTestInvalidError { code } }
          }
        }
        """;

    private const string Read = """
        query Read($contract: AccountId!, $token: String!) {
          asset(contract: $contract, tokenId: $token) {
            version { model {
              size irVersion producer opsets { domain version } inputs { name type shape } outputs { name type shape }
              operators { domain name count } parameterCount nodeCount task inputKind registeredBy
              test { state jobId code message largestError }
              graph(first: 3) { nodes { index operator from parameterCount weights { name shape } outputs { name } }
                pageInfo { hasNextPage endCursor } }
            } }
          }
        }
        """;

    public static async Task<JsonElement> RegisterAsync(
        Wallet who, string asset, CancellationToken ct, object? test = null, Guid? key = null, int version = 1)
    {
        var input = new { idempotencyKey = key ?? Guid.NewGuid(), assetId = asset, version, test };
        return (await who.Api.SendAsync(Register, new { input }, ct)).GetProperty("registerModel");
    }

    /// <returns>The model once the condition holds for it.</returns>
    public static async Task<JsonElement> SeesModelAsync(
        this Market market, string token, Func<JsonElement, bool> condition, CancellationToken ct)
    {
        var asset = await Eventually.SeesAsync(
            async () => (await market.Door.AskAsync(Read, new { contract = market.Chain.Contract, token }, ct)).Field,
            a => a.GetProperty("version").GetProperty("model") is { ValueKind: JsonValueKind.Object } m && condition(m), ct);
        return asset.GetProperty("version").GetProperty("model");
    }

    public static Func<JsonElement, bool> Tested(string state) =>
        model => model.GetProperty("test").GetProperty("state").GetString() == state;
}
