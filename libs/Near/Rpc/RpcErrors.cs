using System.Net;
using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

/// <summary>Turns the errors of nodes old and new into <see cref="NearRpcException"/>.</summary>
internal static class RpcErrors
{
    private const int DetailLimit = 4096;
    private const int MethodNotFoundCode = -32601;

    /// <summary>From the `error` member of an answer.</summary>
    public static NearRpcException FromError(JsonElement error, HttpStatusCode http)
    {
        if (error.ValueKind != JsonValueKind.Object) return FromHttp(http, error.ToString());
        var cause = Member(error, "cause");
        var name = Text(error, "name");
        var causeName = Text(cause, "name");
        var info = Member(cause, "info");
        var data = Member(error, "data");
        var code = Code(error);
        var invalid = InvalidTransactions.Find(data) ?? InvalidTransactions.Find(info);
        var kind = invalid is not null
            ? NearRpcErrorKind.InvalidTransaction
            : RpcErrorKinds.Of(causeName, name, code == MethodNotFoundCode, http);
        var message = causeName ?? name ?? Text(error, "message") ?? "error";
        return new NearRpcException(kind, invalid is null ? message : $"{message}: {invalid.Reason}")
        {
            Name = name,
            CauseName = causeName,
            Code = code,
            HttpStatus = (int)http,
            InvalidTransaction = invalid,
            PanicMessage = kind == NearRpcErrorKind.ContractPanic ? PanicText.Find(info) ?? PanicText.Find(data) : null,
            Detail = Cut(data.ValueKind != JsonValueKind.Undefined ? data : info),
        };
    }

    /// <summary>An answer that is no JSON-RPC at all: a gateway's page, or the plain text of a rate limit.</summary>
    public static NearRpcException FromHttp(HttpStatusCode http, string body) =>
        new(RpcErrorKinds.Of(http) ?? NearRpcErrorKind.InvalidResponse, $"HTTP {(int)http} without a JSON-RPC answer.")
        {
            HttpStatus = (int)http,
            Detail = Cut(body),
        };

    /// <summary>
    /// Under `query` a failed view call or a missing key arrives as a *successful* result {"error":"…","logs":[]}; null where this is none.
    /// </summary>
    public static NearRpcException? FromQueryResult(JsonElement result)
    {
        if (Text(result, "error") is not { } text) return null;
        var kind = RpcErrorKinds.OfQueryText(text);
        var panic = kind == NearRpcErrorKind.ContractPanic ? PanicText.Find(text) : null;
        return new NearRpcException(kind, panic is null ? $"The query failed: {Cut(text)}" : $"The contract panicked: {Cut(panic)}")
        {
            PanicMessage = panic,
            Detail = Cut(text),
        };
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static int? Code(JsonElement error) =>
        Member(error, "code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Member(element, name).TextOrNull();

    private static string? Cut(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : Cut(element.GetRawText());

    private static string Cut(string text) => text.Length <= DetailLimit ? text : text[..DetailLimit];
}
