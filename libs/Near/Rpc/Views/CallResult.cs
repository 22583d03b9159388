using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

/// <summary>`call_function`: what a view method returned.</summary>
/// <param name="Result">The raw bytes, mostly JSON.</param>
/// <param name="Logs">What it logged. No events: a view changes nothing.</param>
/// <param name="BlockHeight">Height of the block it ran against.</param>
/// <param name="BlockHash">Hash of that block.</param>
public sealed record CallResult(
    [property: JsonConverter(typeof(ByteListJsonConverter))] byte[] Result,
    IReadOnlyList<string> Logs, ulong BlockHeight, CryptoHash BlockHash)
{
    /// <summary>The result read as JSON; null where the contract returned null or nothing.</summary>
    /// <exception cref="NearRpcException">It is not JSON of this shape.</exception>
    public T? Read<T>(JsonTypeInfo<T> type)
    {
        if (Result.Length == 0) return default;
        try
        {
            return JsonSerializer.Deserialize(Result, type);
        }
        catch (JsonException e)
        {
            throw new NearRpcException(NearRpcErrorKind.InvalidResponse, $"The contract's result is not {typeof(T).Name}: {e.Message}", e);
        }
    }
}
