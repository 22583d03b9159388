using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;

namespace Neura.GraphQL.Http;

/// <summary>Reads a request from the body of a POST, the address of a GET, or the payload of a message.</summary>
internal sealed class RequestReader(GraphQLOptions limits)
{
    // A name given twice would let two readers of one body see two different requests.
    private readonly JsonDocumentOptions _strict = new() { MaxDepth = limits.MaxJsonDepth, AllowDuplicateProperties = false };

    /// <exception cref="HttpRefusal">The body is too large, no JSON, or no request.</exception>
    public async Task<GraphQLRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limits.MaxRequestBytes)
            throw HttpRefusal.TooLarge(limits.MaxRequestBytes);
        using var body = await ReadJsonAsync(request, limits.MaxRequestBytes, cancellationToken);
        return Read(body.RootElement);
    }

    /// <exception cref="HttpRefusal">This is no request.</exception>
    public static GraphQLRequest Read(JsonElement body)
    {
        try
        {
            return Request(body);
        }
        catch (InvalidOperationException)
        {
            throw HttpRefusal.BadRequest("A string in the request body is not valid Unicode.");
        }
    }

    /// <exception cref="HttpRefusal">The address holds no request.</exception>
    public GraphQLRequest ReadAddress(IQueryCollection parameters)
    {
        if (parameters.Any(p => p.Value.Count > 1))
            throw HttpRefusal.BadRequest("A parameter is given more than once.");
        var extensions = AddressMap(parameters, "extensions");
        return Checked(new GraphQLRequest(parameters["query"].ToString())
        {
            DocumentId = Known(parameters["id"]) ?? Known(parameters["documentId"]) ?? PersistedQuery(extensions),
            OperationName = Known(parameters["operationName"]),
            Variables = AddressMap(parameters, "variables"),
            Extensions = extensions,
        });

        static string? Known(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    /// <exception cref="JsonException">The text is no JSON.</exception>
    public JsonDocument ParseStrictly(ReadOnlyMemory<byte> text) => JsonDocument.Parse(text, _strict);

    private IReadOnlyDictionary<string, object?>? AddressMap(IQueryCollection parameters, string name)
    {
        if (parameters[name].ToString() is not { Length: > 0 } text)
            return null;
        try
        {
            using var json = JsonDocument.Parse(text, _strict);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => JsonValues.Map(json.RootElement),
                JsonValueKind.Null => null,
                _ => throw HttpRefusal.BadRequest($"`{name}` must be an object."),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            throw HttpRefusal.BadRequest($"`{name}` is not valid JSON.");
        }
    }

    private static GraphQLRequest Checked(GraphQLRequest request) =>
        request.Query.Length > 0 || request.DocumentId is not null
            ? request
            : throw HttpRefusal.BadRequest("The request has neither `query` nor `id`.");

    // The form in which most clients send it, after Apollo's.
    private static string? PersistedQuery(IReadOnlyDictionary<string, object?>? extensions) =>
        extensions?.GetValueOrDefault("persistedQuery") is IReadOnlyDictionary<string, object?> persisted
            ? persisted.GetValueOrDefault("sha256Hash") as string
            : null;

    private async Task<JsonDocument> ReadJsonAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
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
                return JsonDocument.Parse(System.Buffers.BuffersExtensions.ToArray(read.Buffer), _strict);
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
        var extensions = Map(body, "extensions");
        return Checked(new GraphQLRequest(Text(body, "query") ?? "")
        {
            DocumentId = Text(body, "id") ?? Text(body, "documentId") ?? PersistedQuery(extensions),
            OperationName = Text(body, "operationName"),
            Variables = Map(body, "variables"),
            Extensions = extensions,
        });
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
        return value.ValueKind == JsonValueKind.Object
            ? JsonValues.Map(value)
            : throw HttpRefusal.BadRequest($"`{name}` must be an object.");
    }
}
