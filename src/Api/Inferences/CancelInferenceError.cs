using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>Why a job is not cancelled.</summary>
[UnionType]
public abstract record CancelInferenceError(string Code, string Message) : IError
{
    /// <summary>There is none, or it is another's.</summary>
    public sealed record JobNotFoundError() : CancelInferenceError("NOT_FOUND", "You have no such job.");

    public sealed record JobEndedError() : CancelInferenceError("JOB_ENDED", "The job has ended already.");

    internal static CancelInferenceError From(InferenceRefusal refusal) => refusal switch
    {
        InferenceRefusal.NoSuchJob or InferenceRefusal.NotRequester => new JobNotFoundError(),
        InferenceRefusal.Stale => new JobEndedError(),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
