using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Auditor.Policies;

/// <summary>What a policy says to a past decision.</summary>
internal sealed record PolicyVerdict(bool Allowed, AccessLevel Level, string Why)
{
    public static PolicyVerdict Of(PolicyFile policy, PastDecision decision, AssetState asset)
    {
        var lag = decision.RecordedAt - decision.ChainTime.ToDateTimeOffset();
        var (level, required) = (asset.LevelOf(decision.Account, decision.ChainTime), policy.MinimumOf(decision.Act));
        if (policy.MaximumLagSeconds is { } most && lag > TimeSpan.FromSeconds(most))
            return new PolicyVerdict(false, level, $"the newest block was {(long)lag.TotalSeconds} s old");
        if (level >= required) return new PolicyVerdict(true, level, $"level {(int)level} is enough");
        var late = asset.LevelOf(decision.Account, Before(decision.ChainTime, policy.GraceSeconds));
        return late >= required
            ? new PolicyVerdict(true, level, $"level {(int)late} had run out within the grace")
            : new PolicyVerdict(false, level, $"level {(int)level} is below {(int)required}");
    }

    // A right that ended otherwise than by its time is ended in the state itself, whatever the time asked for.
    private static BlockTime Before(BlockTime time, long seconds) =>
        new(time.Nanoseconds - Math.Min(time.Nanoseconds, (ulong)seconds * 1_000_000_000));
}
