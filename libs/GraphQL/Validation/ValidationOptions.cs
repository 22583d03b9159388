namespace Neura.GraphQL.Validation;

/// <summary>Budgets of validation; every one is linear in the work it bounds, so that no document costs more than it may.</summary>
public sealed record ValidationOptions
{
    /// <summary>For requests.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>For documents of our own: no budget but for merging fields.</summary>
    public static ValidationOptions Trusted { get; } = new()
    {
        MaxAllowedErrors = int.MaxValue,
        MaxAllowedFragmentVisits = int.MaxValue,
        MaxAllowedFieldMergeComparisons = 10_000_000,
    };

    /// <summary>Errors told before validation stops. Default 5.</summary>
    public int MaxAllowedErrors { get; init; } = 5;

    /// <summary>Fragments that one operation spreads, each counted as often as an execution would enter it. Default 1,000.</summary>
    public int MaxAllowedFragmentVisits { get; init; } = 1_000;

    /// <summary>Comparisons of two fields under one response name, over the whole document. Default 100,000.</summary>
    public int MaxAllowedFieldMergeComparisons { get; init; } = 100_000;

    /// <summary>Names of the schema are not offered as corrections. Default false.</summary>
    public bool HideSuggestions { get; init; }
}
