using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>What a run of one's own model costs, and who may have how many. Only a session says so.</summary>
[MutationType]
public static partial class InferenceTermsMutations
{
    /// <summary>Of each run asked for from now on; jobs that run keep theirs.</summary>
    [Authorize(Policies.Session)]
    public static Task<SetInferenceTermsPayload> SetInferencePriceAsync(
        SetInferencePriceInput input, ClaimsPrincipal user, SetInferenceTerms terms, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var command = new SetInferenceTerms.SetPrice(
            user.RequiredAccount(), input.IdempotencyKey, AssetKey.Parse(input.AssetId), input.Price);
        return AnswerAsync(() => terms.HandleAsync(command, cancellationToken), http);
    }

    /// <summary>Within the operator's bounds.</summary>
    [Authorize(Policies.Session)]
    public static Task<SetInferenceTermsPayload> SetInferenceQuotaAsync(
        SetInferenceQuotaInput input, ClaimsPrincipal user, SetInferenceTerms terms, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var quota = new InferenceQuota(input.PerHour, input.PerDay);
        var command = new SetInferenceTerms.SetQuota(
            user.RequiredAccount(), input.IdempotencyKey, AssetKey.Parse(input.AssetId), input.Level,
            quota == InferenceQuota.None ? null : quota);
        return AnswerAsync(() => terms.HandleAsync(command, cancellationToken), http);
    }

    private static async Task<SetInferenceTermsPayload> AnswerAsync(
        Func<Task<Result<CommandAnswer, InferenceTermsRefusal>>> handle, IHttpContextAccessor http)
    {
        try
        {
            return await handle() switch
            {
                Result<CommandAnswer, InferenceTermsRefusal>.Ok(var answer) => new SetInferenceTermsPayload(Receipts.Of(answer), null),
                Result<CommandAnswer, InferenceTermsRefusal>.Refused(var refusal) =>
                    new SetInferenceTermsPayload(null, [InferenceTermsError.From(refusal)]),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http); // Whose the asset is, is not known now.
        }
    }
}
