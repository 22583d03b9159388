using System.Globalization;
using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Tree;
using NeuraNft.Domain;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>Asks a contract for what is anchored in it.</summary>
public sealed class ChainAnchors(JsonRpcClient rpc, string contract)
{
    /// <summary>Null where nothing of this log was ever anchored there, as where the contract knows no anchors.</summary>
    /// <exception cref="NearRpcException">The node failed, or the contract answers what is no anchor.</exception>
    public async Task<ChainAnchor?> LatestAsync(string origin, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rpc.CallFunctionAsync(
                AccountId.Parse(contract), "nrc_latest_anchor", JsonSerializer.SerializeToUtf8Bytes(new { origin }), BlockReference.Final,
                cancellationToken);
            using var json = JsonDocument.Parse(answer.Result.Length == 0 ? "null"u8.ToArray() : answer.Result);
            return json.RootElement.ValueKind == JsonValueKind.Null ? null : Read(json.RootElement, origin, answer.BlockHeight);
        }
        catch (NearRpcException none) when (none.Kind == NearRpcErrorKind.MethodNotFound)
        {
            return null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new NearRpcException(NearRpcErrorKind.InvalidResponse, $"nrc_latest_anchor answers no anchor: {wrong.Message}", wrong);
        }
    }

    private static ChainAnchor Read(JsonElement anchor, string origin, ulong height)
    {
        var size = anchor.GetProperty("size").GetInt64();
        if (anchor.GetProperty("origin").GetString() != origin || size < 0
            || !TreeHash.TryParse(anchor.GetProperty("root").GetString()!, out var root))
            throw new FormatException("Another log's, or no size and root.");
        var at = ulong.Parse(anchor.GetProperty("anchored_at").GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);
        return new ChainAnchor(origin, size, root, anchor.GetProperty("by").GetString()!, new BlockTime(at), height);
    }
}
