using Neura.EventStore;
using NpgsqlTypes;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>One projection of each kind over the accounts, with all that a kind can do: several keys, deletes, nulls, increments.</summary>
internal static class Kinds
{
    public const string Single = "single", Multi = "multi", Flat = "flat", Combined = "combined";

    public static TheoryData<string> All => [Single, Multi, Flat, Combined];

    public static IEnumerable<string> TablesOf(string kind) => kind == Combined ? [Single, Multi, Flat] : [kind];

    /// <summary>The tables are called by kind and suffix; the projection too.</summary>
    public static string Ddl(string suffix) =>
        $"""
        CREATE TABLE single{suffix} (
          key text COLLATE "C" PRIMARY KEY, state jsonb NOT NULL, version bigint NOT NULL, position bigint NOT NULL);
        CREATE TABLE multi{suffix} (
          key text COLLATE "C" PRIMARY KEY, state jsonb NOT NULL, version bigint NOT NULL, position bigint NOT NULL);
        CREATE TABLE flat{suffix} (
          account text COLLATE "C" PRIMARY KEY, owner text, balance bigint NOT NULL, largest bigint, changed timestamptz,
          words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', account || ' ' || coalesce(owner, ''))) STORED,
          is_rich boolean GENERATED ALWAYS AS (balance > 10) STORED);
        CREATE INDEX flat{suffix}_by_words ON flat{suffix} USING gin (words);
        CREATE INDEX flat{suffix}_by_owner ON flat{suffix} (owner, balance DESC) WHERE owner IS NOT NULL;
        """;

    public static FoldingProjection New(string kind, string suffix) => kind switch
    {
        Single => NewSingle(suffix),
        Multi => NewMulti(suffix),
        Flat => NewFlat(suffix),
        _ => new CombinedProjection(Combined + suffix, NewSingle(suffix), NewMulti(suffix), NewFlat(suffix)),
    };

    /// <summary>The account of each stream; below zero it is closed.</summary>
    public static SingleStreamProjection<Account> NewSingle(string suffix) =>
        new(Single + suffix, Single + suffix, Account.Aggregate) { DeleteWhen = account => account.Balance < 0 };

    /// <summary>Notes list names: each is counted, and forgotten where a minus stands before it.</summary>
    public static MultiStreamProjection<Mentions?> NewMulti(string suffix) => new(
        Multi + suffix,
        Multi + suffix,
        one => one.Data is AccountEvent.Noted noted ? noted.Text.Split(',').Select(name => name.TrimStart('-')) : [],
        null,
        (before, key, one) => ((AccountEvent.Noted)one.Data).Text.Split(',').Contains('-' + key)
            ? null
            : new Mentions((before?.Count ?? 0) + 1, one.StreamKey));

    /// <summary>Accounts as columns. An owner who opens a second one has the row of the first deleted that is named like him.</summary>
    public static FlatTableProjection NewFlat(string suffix)
    {
        var table = new FlatTable(Flat + suffix, "account");
        var owner = table.Column<string?>("owner", NpgsqlDbType.Text, null);
        var balance = table.Column("balance", NpgsqlDbType.Bigint, 0L);
        var largest = table.Column<long?>("largest", NpgsqlDbType.Bigint, null);
        var changed = table.Column<DateTimeOffset?>("changed", NpgsqlDbType.TimestampTz, null);
        return new FlatTableProjection(Flat + suffix, table)
            .Delete<AccountEvent.Opened>((opened, _) => opened.Owner)
            .Project<AccountEvent.Opened>((_, one) => one.StreamKey, row => row.Set(owner, opened => opened.Owner))
            .Project<AccountEvent.Deposited>(
                (_, one) => one.StreamKey,
                row => row
                    .Increment(balance, deposited => deposited.Amount)
                    .Set(changed, (_, one) => one.Timestamp))
            .Project<AccountEvent.Deposited>(
                (deposited, one) => deposited.Amount > 5 ? one.StreamKey : null, row => row.Set(largest, deposited => deposited.Amount));
    }

    public sealed record Mentions(int Count, string Last);
}
