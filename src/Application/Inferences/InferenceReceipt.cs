namespace NeuraNft.Application.Inferences;

/// <summary>Where a request landed. Position 0: it was in the log already, by an earlier try of the same command.</summary>
public sealed record InferenceReceipt(Guid Job, long Position)
{
    public bool Replayed => Position == 0;
}
