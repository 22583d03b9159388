using NeuraNft.Domain;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>
/// Who sees a line of the feed, whichever way it is read: everyone what is on the chain and what became of an asset's content; all else
/// (sessions, inferences, keys, workers, and what a newer program adds) only the one whom it concerns.
/// </summary>
public static class Visibility
{
    private static readonly string[] s_public = ["asset", "collection", "content", "contract", "market", "token"];

    private static readonly string s_list = string.Join(", ", s_public.Select(type => $"'{type}'"));

    internal static readonly string Public = $"t.entity_type in ({s_list})";

    public static bool IsShownTo(this ActivityRow row, Account? viewer) =>
        s_public.Contains(row.EntityType, StringComparer.Ordinal)
        || (viewer is not null && row.Accounts is [var only] && only == viewer.Value);

    internal static string Own(string viewer) => $"(t.entity_type not in ({s_list}) and t.accounts = array[{viewer}]::varchar[])";
}
