using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neura.Near.Rpc;

/// <summary>A client of NEAR's JSON-RPC. Every method throws <see cref="NearRpcException"/> where it has no result to give.</summary>
/// <remarks>
/// Safe to share between threads. Retryable errors are tried again with growing, jittered delays at the next endpoint. The
/// <see cref="HttpClient"/> is the caller's; its BaseAddress is not used. Source: https://docs.near.org/api/rpc/introduction.
/// </remarks>
/// <param name="http">Sends the requests.</param>
/// <param name="options">Which nodes, and how patiently.</param>
/// <param name="time">The clock that delays, time-outs and circuits go by.</param>
public sealed partial class JsonRpcClient(HttpClient http, JsonRpcClientOptions options, TimeProvider time)
{
    private readonly RpcTransport _transport = new(http, options, time);

    /// <summary>A client by the system's clock.</summary>
    public JsonRpcClient(HttpClient http, JsonRpcClientOptions options) : this(http, options, TimeProvider.System) { }

    /// <summary>
    /// A client of the archival endpoints alone; null where there are none. Calls that meet GARBAGE_COLLECTED_BLOCK go there by
    /// themselves; this is for questions about which a node does not say so.
    /// </summary>
    public JsonRpcClient? Archival { get; } = options.ArchivalEndpoints.Count == 0
        ? null
        : new JsonRpcClient(http, options with { Endpoints = options.ArchivalEndpoints, ArchivalEndpoints = [] }, time);

    private async Task<T> CallAsync<T>(
        string method, Action<Utf8JsonWriter> writeMembers, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync(method, writer =>
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }, cancellationToken);
        return Read(result, type, method);
    }

    private static T Read<T>(JsonElement result, JsonTypeInfo<T> type, string method)
    {
        try
        {
            return result.Deserialize(type) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The second: a text that is not Unicode.
        {
            throw new NearRpcException(
                NearRpcErrorKind.InvalidResponse, $"The answer to {method} is not what it should be: {e.Message}", e);
        }
    }
}
