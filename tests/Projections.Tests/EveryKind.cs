using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.Tests;

/// <summary>A row with a value of each kind that rows have.</summary>
public sealed record EveryKind(
    long Number, string Text, string? Missing, Account Account, Account? Nobody, bool Flag, int Whole, int? NoWhole, Guid Id, DateOnly Day,
    DateTimeOffset At, DateTimeOffset? Never, BlockTime Block, BlockTime? NoBlock, Yocto Amount, Yocto? NoAmount, JsonElement Json,
    IReadOnlyList<string> Texts, AccessLevel Level, AssetKind Kind, Tags Tags, double Share, double? NoShare, ulong Span,
    IReadOnlyList<Account> Accounts)
{
    private static readonly string[] s_texts = ["", "a", "ä", "\u20ac 5", "\"\\\n\t", "\ud83d\ude80", new('x', 70_000), "null", "{}"];

    public static string Create(string table) =>
        $"""
        create temporary table {table} (
            number bigint primary key, text varchar not null, missing varchar, account varchar, nobody varchar, flag boolean, whole integer,
            no_whole integer, id uuid, day date, at timestamptz, never timestamptz, block numeric(20), no_block numeric(20),
            amount numeric(39), no_amount numeric(39), json jsonb, texts varchar[], level smallint, kind varchar, tags text[],
            share double precision, no_share double precision, span numeric(20), accounts varchar[])
        """;

    public static EveryKind Of(long number, Random random)
    {
        var isThere = random.Next(2) == 0;
        var time = new DateTimeOffset(random.NextInt64(DateTime.UnixEpoch.Ticks, new DateTime(2200, 1, 1).Ticks), TimeSpan.Zero);
        var amount = new Yocto(random.Next(4) switch
        {
            0 => 0,
            1 => UInt128.MaxValue >> random.Next(128),
            2 => Enumerable.Repeat((UInt128)10, random.Next(39)).Aggregate((UInt128)1, (a, b) => a * b),
            _ => (UInt128)random.Next(20_001),
        });
        var block = new BlockTime(ulong.MaxValue >> random.Next(64));
        var json = JsonSerializer.SerializeToElement(new { text = Any(random), number = random.Next(), nothing = (string?)null });
        return new EveryKind(
            number, Any(random), isThere ? Any(random) : null, Account.Parse($"a{number}.near"), isThere ? Account.Parse("b-c_d") : null,
            isThere, random.Next(int.MinValue, int.MaxValue), isThere ? -1 : null, Guid.CreateVersion7(),
            new DateOnly(1970 + random.Next(200), 2, 3), time, isThere ? time.ToOffset(TimeSpan.FromHours(2)) : null, block,
            isThere ? block : null, amount, isThere ? amount : null, json,
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random))], (AccessLevel)random.Next(7),
            Enum.GetValues<AssetKind>()[random.Next(Enum.GetValues<AssetKind>().Length)], new Tags("one", Any(random)),
            (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)), isThere ? random.NextDouble() : null,
            ulong.MaxValue >> random.Next(64), isThere ? [Account.Parse("b-c_d"), Account.Parse("e.near")] : []);
    }

    private static string Any(Random random) => s_texts[random.Next(s_texts.Length) is var at && at == 6 && random.Next(50) > 0 ? 1 : at];
}
