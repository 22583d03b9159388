using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;

namespace Neura.GraphQL.Http;

/// <summary>Reads a request from the body of a POST.</summary>
internal static class RequestReader
{
    // The depth is that of System.Text.Json by default, written down because it is a limit of ours. A name given twice would
    // let two readers of one body see two different requests.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="HttpRefusal">The body is too large, no JSON, or no request.</exception>
    public static async Task<GraphQLRequest> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            throw HttpRefusal.TooLarge(maxBytes);
        using var body = await ReadJsonAsync(request, maxBytes, cancellationToken);
        try
        {
            return Request(body.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw HttpRefusal.BadRequest("A string in the request body is not valid Unicode.");
        }
    }

    private static async Task<JsonDocument> ReadJsonAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            // Counted, for a chunked body does not say its length.
            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw HttpRefusal.TooLarge(maxBytes);
            }
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            try
            {
                // The document refers to the buffer's memory, which is given back here.
                return JsonDocument.Parse(System.Buffers.BuffersExtensions.ToArray(read.Buffer), Strict);
            }
            catch (JsonException)
            {
                throw HttpRefusal.BadRequest("The request body is not valid JSON.");
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static GraphQLRequest Request(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array)
            throw new HttpRefusal(StatusCodes.Status400BadRequest, ErrorCodes.BatchingDisabled, "Batching is not supported.");
        if (body.ValueKind != JsonValueKind.Object)
            throw HttpRefusal.BadRequest("The request body must be a JSON object.");
        if (Text(body, "query") is not { Length: > 0 } query)
            throw HttpRefusal.BadRequest("The request has no `query`.");
        return new GraphQLRequest(query)
        {
            OperationName = Text(body, "operationName"),
            Variables = Map(body, "variables"),
            Extensions = Map(body, "extensions"),
        };
    }

    private static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw HttpRefusal.BadRequest($"`{name}` must be a string.");
    }

    private static IReadOnlyDictionary<string, object?>? Map(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Object ? JsonValues.Map(value) : throw HttpRefusal.BadRequest($"`{name}` must be an object.");
    }
}
