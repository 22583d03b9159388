namespace NeuraNft.Domain.Inferences;

/// <summary>What a quota is counted over: whole hours and days of UTC, by the chain's clock.</summary>
public enum QuotaPeriod
{
    Hour,
    Day,
}

public static class QuotaPeriods
{
    public static BlockTime Start(this QuotaPeriod period, BlockTime now) => new(now.Nanoseconds - (now.Nanoseconds % period.Length()));

    /// <summary>When the next one begins.</summary>
    public static BlockTime End(this QuotaPeriod period, BlockTime now) => new(period.Start(now).Nanoseconds + period.Length());

    private static ulong Length(this QuotaPeriod period) => period switch
    {
        QuotaPeriod.Hour => 3_600_000_000_000,
        QuotaPeriod.Day => 86_400_000_000_000,
    };
}
