namespace NeuraNft.Domain.Inferences;

/// <summary>How many runs an account may ask for in an hour and in a day of UTC; null: as many as it likes.</summary>
public sealed record InferenceQuota(int? PerHour, int? PerDay)
{
    public static InferenceQuota None { get; } = new(null, null);

    /// <summary>Both hold.</summary>
    public InferenceQuota And(InferenceQuota other) => new(Least(PerHour, other.PerHour), Least(PerDay, other.PerDay));

    /// <summary>What is not limited here is limited there.</summary>
    public bool IsWithin(InferenceQuota bound) =>
        !(PerHour > bound.PerHour) && !(PerDay > bound.PerDay);

    private static int? Least(int? one, int? other) => (one, other) switch
    {
        ({ } a, { } b) => Math.Min(a, b),
        _ => one ?? other,
    };
}
