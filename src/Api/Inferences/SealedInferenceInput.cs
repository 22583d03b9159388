using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>An input that only a worker opens: see docs/payments.md. It needs expectedVersion, and expectedPrice exactly.</summary>
/// <param name="WorkerKey">Whose: encryptionKey of workerKeys, base64.</param>
/// <param name="Encapsulated">HPKE's enc, 32 bytes in base64.</param>
/// <param name="Ciphertext">Of {"kind","input"} with the tag, base64.</param>
/// <param name="Deadline">Whole seconds; it is not run later. At most a day ahead.</param>
public sealed record SealedInferenceInput(string WorkerKey, string Encapsulated, string Ciphertext, DateTimeOffset Deadline)
{
    internal SealedInput ToInput(Guid idempotencyKey) =>
        new(WorkerKey, Encapsulated, Ciphertext, idempotencyKey, Deadline.ToUnixTimeSeconds());
}
