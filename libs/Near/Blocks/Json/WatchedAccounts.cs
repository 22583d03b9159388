using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>The accounts whose receipts are wanted, matched without making a text of every account that is not.</summary>
internal sealed class WatchedAccounts(IReadOnlySet<AccountId>? accounts)
{
    private const int FewEnoughToCompare = 16;

    private readonly AccountId[]? _few = accounts is { Count: <= FewEnoughToCompare } ? [.. accounts] : null;

    /// <summary>
    /// The account in the text that the reader stands at; null where it is not watched, or is no account id: one that no rule allows
    /// cannot be watched, and there are a few from before the rules.
    /// </summary>
    public AccountId? Match(ref Utf8JsonReader reader)
    {
        if (_few is null)
            return AccountId.TryParse(reader.GetString(), out var account) && accounts?.Contains(account) != false ? account : null;
        foreach (var watched in _few)
            if (reader.ValueTextEquals(watched.Value)) return watched;
        return null;
    }
}
