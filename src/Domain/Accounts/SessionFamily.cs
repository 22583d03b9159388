namespace NeuraNft.Domain.Accounts;

/// <summary>A session as its refresh tokens see it: one line of descent, of which the newest token alone is good.</summary>
/// <param name="Generation">Of the newest token; the first has 0.</param>
/// <param name="IssuedAt">When the newest was given out.</param>
/// <param name="ExpiresAt">When the newest ends.</param>
/// <param name="End">Null while the session is open.</param>
public sealed record SessionFamily(int Generation, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, SessionEnd? End)
{
    /// <param name="generation">Of the token that is shown.</param>
    /// <param name="grace">How long the answer to a token is given again.</param>
    /// <param name="now">The platform's time.</param>
    public RefreshVerdict Judge(int generation, TimeSpan grace, DateTimeOffset now) =>
        End is not null ? RefreshVerdict.Closed
        : generation < Generation - 1 || (generation == Generation - 1 && now >= IssuedAt + grace) ? RefreshVerdict.Reused
        : now >= ExpiresAt ? RefreshVerdict.Expired
        : generation == Generation ? RefreshVerdict.Rotate
        : RefreshVerdict.AnswerAgain;
}
