using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>Who got how much of a price, ordered by account: equal payouts have equal JSON, {"account": "yocto"}.</summary>
[JsonConverter(typeof(PayoutsJson))]
public sealed class Payouts : IEquatable<Payouts>
{
    private readonly ImmutableSortedDictionary<string, Yocto> amounts;

    public Payouts(IEnumerable<KeyValuePair<Account, Yocto>> amounts) =>
        this.amounts = amounts.ToImmutableSortedDictionary(a => a.Key.Value, a => a.Value, StringComparer.Ordinal);

    public static Payouts None { get; } = new([]);

    public IEnumerable<KeyValuePair<Account, Yocto>> Amounts =>
        amounts.Select(a => KeyValuePair.Create(Account.Parse(a.Key), a.Value));

    /// <exception cref="OverflowException">Together they are more than there is.</exception>
    public Yocto Total => amounts.Values.Aggregate(Yocto.Zero, (sum, amount) => sum + amount);

    public Yocto Of(Account account) => amounts.GetValueOrDefault(account.Value);

    public bool Equals(Payouts? other) => other is not null && amounts.SequenceEqual(other.amounts);

    public override bool Equals(object? obj) => Equals(obj as Payouts);

    public override int GetHashCode() => amounts.Aggregate(0, (hash, amount) => HashCode.Combine(hash, amount.Key, amount.Value));

    public override string ToString() => string.Join(", ", amounts.Select(a => $"{a.Key}: {a.Value}"));
}
