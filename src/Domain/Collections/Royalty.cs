using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Collections;

/// <summary>Basis points of each sale by account, ordered by account: equal royalties have equal JSON, {"account": points}.</summary>
[JsonConverter(typeof(RoyaltyJson))]
public sealed class Royalty : IEquatable<Royalty>
{
    /// <summary>All shares together stay at or below half of the price.</summary>
    public const int MaxBasisPoints = 5_000;

    public const int MaxAccounts = 10;

    public static Royalty None { get; } = new([]);

    private readonly ImmutableSortedDictionary<string, int> shares;

    public Royalty(IEnumerable<KeyValuePair<Account, int>> shares) =>
        this.shares = shares.ToImmutableSortedDictionary(s => s.Key.Value, s => s.Value, StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<Account, int>> Shares => shares.Select(s => KeyValuePair.Create(Account.Parse(s.Key), s.Value));

    /// <summary>Few enough accounts, every share positive, their sum within <see cref="MaxBasisPoints"/>.</summary>
    public bool IsLawful =>
        shares.Count <= MaxAccounts && shares.Values.All(s => s > 0) && shares.Values.Sum(s => (long)s) <= MaxBasisPoints;

    public bool Pays(string account) => shares.ContainsKey(account);

    public bool Equals(Royalty? other) => other is not null && shares.SequenceEqual(other.shares);

    public override bool Equals(object? obj) => Equals(obj as Royalty);

    public override int GetHashCode() => shares.Aggregate(0, (hash, share) => HashCode.Combine(hash, share.Key, share.Value));

    public override string ToString() => string.Join(", ", shares.Select(s => $"{s.Key}: {s.Value}"));
}
