using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Neura.GraphQL.Execution.Caching;
using Neura.GraphQL.Execution.Results;

namespace Neura.GraphQL.Execution;

/// <summary>The answer to a request: data, errors, or both.</summary>
public sealed class ExecutionResult
{
    // The media type is JSON and never HTML, so only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1_000,
    };

    private readonly ObjectResult? _data;
    private readonly string? _traceId;

    internal ExecutionResult(IReadOnlyList<GraphQLError> errors, string? traceId)
    {
        Errors = errors;
        _traceId = traceId;
    }

    internal ExecutionResult(ObjectResult? data, IReadOnlyList<GraphQLError> errors, string? traceId)
        : this(errors, traceId)
    {
        _data = data;
        IsExecuted = true;
    }

    /// <summary>Empty where all went well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>False where the request was refused before execution: the answer has no <c>data</c>, not even null.</summary>
    public bool IsExecuted { get; }

    /// <summary>Where a subscription goes on after this answer, if its event told.</summary>
    public string? ResumePosition { get; internal set; }

    /// <summary>What the operation may have cost, where it was asked for.</summary>
    public OperationCost? Cost { get; internal set; }

    /// <summary>Tells how long the answer may be kept; null where nothing was executed.</summary>
    internal Func<CachePolicy>? CachePolicy { get; set; }

    /// <summary>An answer that tells the cost and nothing else.</summary>
    internal static ExecutionResult NotRun(OperationCost cost) => new([], null) { Cost = cost };

    /// <summary>An answer that refuses the request.</summary>
    public static ExecutionResult Refused(GraphQLError error, string? traceId) => new([error], traceId);

    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        if (Errors.Count > 0)
        {
            json.WritePropertyName("errors"u8);
            WriteErrors(json);
        }
        if (IsExecuted)
        {
            json.WritePropertyName("data"u8);
            ResultWriter.Write(json, _data);
        }
        WriteExtensions(json);
        json.WriteEndObject();
    }

    /// <summary>The list of errors alone.</summary>
    internal void WriteErrorsTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        WriteErrors(json);
    }

    private void WriteErrors(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var error in Errors)
            ErrorWriter.Write(json, error, _traceId);
        json.WriteEndArray();
    }

    private void WriteExtensions(Utf8JsonWriter json)
    {
        if (ResumePosition is null && Cost is null)
            return;
        json.WriteStartObject("extensions"u8);
        if (ResumePosition is not null)
            json.WriteString("position"u8, ResumePosition);
        if (Cost is { } cost)
        {
            json.WriteStartObject("operationCost"u8);
            json.WriteNumber("fieldCost"u8, cost.FieldCost);
            json.WriteNumber("typeCost"u8, cost.TypeCost);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>The answer as JSON text.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
