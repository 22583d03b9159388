using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Inferences;

/// <summary>What can be said of an encrypted input without its key.</summary>
public static class SealedInputs
{
    /// <summary>Later ones would keep a price held for a worker that may never come.</summary>
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    private const int KeyBytes = 32;
    private const int TagBytes = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    };

    public static string Write(SealedInput input) => JsonSerializer.Serialize(input, Json);

    /// <returns>Null where it is not of the form.</returns>
    public static SealedInput? Read(string json)
    {
        try
        {
            var input = JsonSerializer.Deserialize<SealedInput>(json, Json);
            return input is not null && BytesOf(input.WorkerKey)?.Length == KeyBytes && BytesOf(input.Encapsulated)?.Length == KeyBytes
                && BytesOf(input.Ciphertext)?.Length > TagBytes ? input : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The stream of a worker's key, which is base64 of 32 bytes.</summary>
    public static string StreamOf(string workerKey) => StreamKeys.WorkerKey(Convert.ToHexStringLower(Convert.FromBase64String(workerKey)));

    internal static async Task<InferenceRefusal.InvalidSealedInput?> RefusalOfAsync(
        DocumentStore store, RequestInference.Command command, BlockTime now, CancellationToken cancellationToken)
    {
        if (Read(command.Input) is not { } input)
            return new("It is not of the form.");
        if (input.RequestId != command.IdempotencyKey)
            return new("It names another request.");
        var chainTime = now.ToDateTimeOffset().ToUnixTimeSeconds();
        if (input.Deadline <= chainTime || input.Deadline > chainTime + (long)LongestDeadline.TotalSeconds)
            return new("Its deadline has passed, or is more than a day away.");
        var worker = await store.StateAsync(StreamOf(input.WorkerKey), Aggregates.WorkerKeys, cancellationToken);
        return worker.SigningKey is null ? new("No worker here has the key that it is encrypted to.") : null;
    }

    private static byte[]? BytesOf(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
