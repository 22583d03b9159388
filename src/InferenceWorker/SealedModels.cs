using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using NeuraNft.Application;
using NeuraNft.Application.Content;
using NeuraNft.Application.Rights;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// Models that are stored encrypted. Each attempt at a job has its own header, minted by the right of who asked for the job, also where the
/// model is loaded already: so a lost right stops the next job, and the log names every use.
/// </summary>
public sealed class SealedModels(
    ReleaseKey release, SealedContents contents, PayloadReader payloads, WorkerIdentity identity, ModelLimits limits,
    IOptions<WorkerOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>Null where the version is not sealed: its bytes are the model.</returns>
    /// <exception cref="ModelBeingReencryptedException">Not within the deadline.</exception>
    public async Task<ModelResult<ModelSource>?> OpenAsync(
        InferenceEvent.InferenceRequested request, int attempt, CancellationToken cancellationToken)
    {
        if (await contents.FindAsync(request.Asset, request.Model.Version, cancellationToken) is null)
            return null;
        await identity.RegisterAsync(cancellationToken);
        var ask = new ReleaseKey.Inference(request.Job, options.Value.Id, attempt, identity.Age.Recipient);
        return await AskAsync(ask, cancellationToken) switch
        {
            Result<ReleasedKey, KeyRefusal>.Ok ok => SourceOf(ok.Value),
            Result<ReleasedKey, KeyRefusal>.Refused { Refusal: KeyRefusal.NotSealed } => null,
            Result<ReleasedKey, KeyRefusal>.Refused { Refusal: KeyRefusal.BeingReencrypted } => throw new ModelBeingReencryptedException(),
            Result<ReleasedKey, KeyRefusal>.Refused { Refusal: KeyRefusal.AccessDenied denied } =>
                new ModelRefusal.AccessDenied(denied.Reason.ToString()),
            Result<ReleasedKey, KeyRefusal>.Refused no => new ModelRefusal.ModelInvalid($"its key is not released ({no.Refusal.Code})."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Result<ReleasedKey, KeyRefusal>> AskAsync(ReleaseKey.Inference ask, CancellationToken cancellationToken)
    {
        for (var end = time.GetUtcNow() + options.Value.Deadline; ;)
        {
            var answer = await release.HandleAsync(ask, cancellationToken);
            if (answer is not Result<ReleasedKey, KeyRefusal>.Refused { Refusal: KeyRefusal.BeingReencrypted } || time.GetUtcNow() >= end)
                return answer;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private ModelResult<ModelSource> SourceOf(ReleasedKey key) => key.PlaintextSize > limits.MaxModelBytes
        ? new ModelRefusal.ResourceLimit($"The model has {key.PlaintextSize} bytes; the limit is {limits.MaxModelBytes}.")
        : new ModelSource(
            Convert.ToHexStringLower(key.PlaintextSha256.Span), key.Payload.Cid, key.Payload.Sha256,
            (room, ct) => DecryptAsync(key, room, ct)) { IsVerified = true, IsSealed = true };

    // age says nothing of who wrote a file: what the owner signed for does. Nothing is used before the last chunk and both hashes hold, and
    // the plaintext is in this process's memory only.
    private async Task DecryptAsync(ReleasedKey key, ModelRoom room, CancellationToken cancellationToken)
    {
        var payload = await payloads.OpenAsync(Cid.Parse(key.Payload.Cid), key.Payload.Size, cancellationToken)
            ?? throw new ModelFileMissingException();
        await using var _ = payload;
        var hashes = await SealedModelReading.ReadAsync(
            payload, (stored, ct) => AgeFile.DecryptAsync(key.Header, stored, identity.Age, ct), room(key.PlaintextSize),
            cancellationToken);
        var isWhole = hashes is var (payloadHash, plaintextHash)
            && Convert.ToHexStringLower(payloadHash) == key.Payload.Sha256
            && CryptographicOperations.FixedTimeEquals(plaintextHash, key.PlaintextSha256.Span);
        if (!isWhole)
            throw new ModelFileMissingException();
    }
}
