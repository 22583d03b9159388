using NeuraNft.Domain;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>
/// Who sees a line of the feed, whichever way it is read: everyone what is on the chain and what became of an asset's content; all else
/// (sessions, inferences, keys, workers, and what a newer program adds) only whom it concerns.
/// </summary>
public static class Visibility
{
    private static readonly string[] s_public = ["asset", "collection", "content", "contract", "market", "token"];

    internal static readonly string Public = $"t.entity_type in ({string.Join(", ", s_public.Select(type => $"'{type}'"))})";

    public static bool IsShownTo(this ActivityRow row, Account? viewer) =>
        s_public.Contains(row.EntityType, StringComparer.Ordinal)
        || (viewer is not null && row.Accounts.Contains(viewer.Value, StringComparer.Ordinal));

    /// <summary>The same as a condition; <paramref name="viewer"/> is the parameter, which may be null.</summary>
    internal static string To(string viewer) => $"({Public} or {viewer} = any(t.accounts))";
}
