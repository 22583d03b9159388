using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>Runs a job's model on its input, encrypted or not, and signs for what came of it.</summary>
public sealed class AnswerJob(RunModel model, WorkerKeyring keys, IOptions<WorkerOptions> options, TimeProvider time)
{
    // What it says of the input is the requester's alone.
    private const string Withheld = "The job failed. What exactly is not said, for its input was encrypted.";

    private readonly Attestation attestation = SelfAttestation.Of(options.Value.Attestation);

    public async Task<InferenceCommand> HandleAsync(
        InferenceEvent.InferenceRequested request, int attempt, RightUsed right, CancellationToken cancellationToken)
    {
        var worker = options.Value.Id;
        if (IsTooLate(request))
            return new InferenceCommand.FailInference(worker, attempt, "DEADLINE_EXCEEDED", "The encrypted input's deadline has passed.");
        if (Open(request) is not { } input)
            return new InferenceCommand.FailInference(
                worker, attempt, "SEALED_INPUT_INVALID", "The encrypted input is not this worker's to open, or not for this request.");
        return await model.HandleAsync(input.Request, attempt, cancellationToken) switch
        {
            ModelResult<InferenceResult>.Success done => Complete(request, attempt, right, input, done.Value),
            ModelResult<InferenceResult>.Refused no => new InferenceCommand.FailInference(
                worker, attempt, no.Refusal.Code, input.IsSealed ? Withheld : FailureText.Of(no.Refusal.Message)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The key that the input is encrypted to, where it is not this worker's, and there is time left for its worker.</summary>
    public string? OtherKeyOf(InferenceEvent.InferenceRequested request) =>
        request.InputKind == SealedInput.Kind && !IsTooLate(request) && SealedInputs.Read(request.Input) is { } input
        && input.WorkerKey != keys.Registration.EncryptionKey ? input.WorkerKey : null;

    private OpenedInput? Open(InferenceEvent.InferenceRequested request) =>
        request.InputKind != SealedInput.Kind ? OpenedInput.Plain(request)
        : SealedInputs.Read(request.Input) is { } input ? OpenedInput.Open(request, input, keys)
        : null;

    private bool IsTooLate(InferenceEvent.InferenceRequested request) => request.InputKind == SealedInput.Kind
        && SealedInputs.Read(request.Input) is { } input && time.GetUtcNow().ToUnixTimeSeconds() > input.Deadline;

    private InferenceCommand.CompleteInference Complete(
        InferenceEvent.InferenceRequested request, int attempt, RightUsed right, OpenedInput input, InferenceResult result)
    {
        var receipt = new RunReceipt(
            request.Job, request.Asset, request.Model.Version, result.ModelCid, result.ModelSha256, request.Requester, request.RequestedAt,
            RunCommitment.OfInput(input.Salt, input.Request.InputKind, input.Request.Input),
            RunCommitment.OfOutput(input.Salt, result.Output), result.RuntimeVersion, result.ExecutionProvider, options.Value.Id, attempt,
            result.DurationMicroseconds, right, request.Price?.Amount ?? Yocto.Zero, request.Price?.Split ?? Payouts.None, attestation);
        var signed = new SignedReceipt(
            receipt, keys.Registration.SigningKey, Convert.ToBase64String(keys.Sign(receipt.ToBytes())),
            input.IsSealed ? null : Convert.ToBase64String(input.Salt));
        return new InferenceCommand.CompleteInference(options.Value.Id, attempt, input.IsSealed ? Sealed(request, input, result) : result)
        {
            Receipt = signed,
        };
    }

    // Bare hashes of what was encrypted would let anybody try a guess: they are of what the log has.
    private static InferenceResult Sealed(InferenceEvent.InferenceRequested request, OpenedInput input, InferenceResult result)
    {
        var output = input.Close(result.Output);
        return result with { Output = output, InputSha256 = Sha256(request.Input), OutputSha256 = Sha256(output) };
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
