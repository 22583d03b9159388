using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>Running models.</summary>
[MutationType]
public static partial class InferenceMutations
{
    /// <summary>Asks for one run of a model; needs level USE_MODEL. The answer is read from the job.</summary>
    [Authorize(Policies.Infer)]
    public static async Task<RequestInferencePayload> RequestInferenceAsync(
        RequestInferenceInput input, ClaimsPrincipal user, RequestInference request, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var (kind, json) = input.Input.ToJob(input.IdempotencyKey);
        if (!StorableText.Is(input.Input.Text ?? ""))
            return new RequestInferencePayload(null, null, [new RequestInferenceError.InvalidTextError()]);
        var command = new RequestInference.Command(user.RequiredAccount(), input.IdempotencyKey, AssetKey.Parse(input.AssetId), kind, json,
            input.ExpectedVersion)
        {
            ExpectedPrice = input.ExpectedPrice ?? Yocto.Zero,
        };
        try
        {
            return await request.HandleAsync(command, cancellationToken) switch
            {
                Result<InferenceReceipt, InferenceRefusal>.Ok ok => Accepted(ok.Value),
                Result<InferenceReceipt, InferenceRefusal>.Refused no =>
                    new RequestInferencePayload(null, null, [RequestInferenceError.From(no.Refusal)]),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http); // Who may use the model is not known now.
        }
    }

    /// <summary>Stops a job of the caller's. What was held for it is available again; a job that has ended stays as it ended.</summary>
    [Authorize(Policies.Infer)]
    public static async Task<CancelInferencePayload> CancelInferenceAsync(
        CancelInferenceInput input, ClaimsPrincipal user, JobLog jobs, CancellationToken cancellationToken) =>
        await jobs.CancelAsync(input.Id, user.RequiredAccount(), cancellationToken) is { } refusal
            ? new CancelInferencePayload(null, [CancelInferenceError.From(refusal)])
            : new CancelInferencePayload(new RequestedJob(input.Id), null);

    private static RequestInferencePayload Accepted(InferenceReceipt receipt) => new(
        new RequestedJob(receipt.Job),
        // A request begins its job's stream.
        new CommandReceipt(receipt.Job, new Position(receipt.Position), receipt.Replayed) { Version = 1 }, null);
}
