using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>One of several appends made at once, and its answer.</summary>
/// <param name="Command">One of a few, so that the same comes at once and again; null: none.</param>
/// <param name="Variant">Of the command's body: another one is a mismatch.</param>
/// <param name="WithRows">Travels in a transaction of its own, beside rows.</param>
internal sealed record ConcurrentCall(
    Guid? Command, int Variant, IReadOnlyList<(string Key, ExpectedVersion Expected, int Count)> Parts, bool WithRows)
{
    /// <summary>Its events, each of which says whose it is.</summary>
    public IReadOnlyList<(string Key, string Text)> Events =>
    [
        .. from part in Parts
           from i in Enumerable.Range(0, part.Count)
           select (part.Key, $"{Name}/{part.Key}/{i}"),
    ];

    public string Name { get; init; } = "";

    public static ConcurrentCall Roll(Random dice, int number, Guid[] commands, string[] streams, Func<string, long> versionNow)
    {
        var command = dice.Next(3) == 0 ? dice.Next(commands.Length) : -1;
        var variant = dice.Next(4) == 0 ? 1 : 0;

        // What a command says follows from its id and variant alone, as it would where a client repeats it.
        var body = command < 0 ? dice : new Random(commands[command].GetHashCode() + variant);
        var chosen = streams.OrderBy(_ => body.Next()).Take(body.Next(1, 3)).ToArray();
        return new ConcurrentCall(
            command < 0 ? null : commands[command],
            variant,
            [.. chosen.Select(key => (key, Expected(dice, versionNow(key)), body.Next(1, 4)))],
            dice.Next(6) == 0)
        {
            Name = command < 0 ? $"call {number}" : $"{commands[command]}-{variant}-{string.Join('+', chosen)}",
        };
    }

    public async Task<AppendResult> SendAsync(DocumentStore store, CancellationToken ct)
    {
        var session = store.LightweightSession(new EventMetadata { CommandId = Command });
        if (WithRows) session.QueueSqlCommand(new Npgsql.NpgsqlBatchCommand("SELECT 1"));
        foreach (var (key, expected, count) in Parts)
            session.Events.Append(
                key, expected, Enumerable.Range(0, count).Select(i => new AccountEvent.Noted($"{Name}/{key}/{i}")));
        return await session.SaveChangesAsync(ct);
    }

    private static ExpectedVersion Expected(Random dice, long now) => dice.Next(4) switch
    {
        0 => now,
        1 => now + dice.Next(0, 4),
        2 => dice.Next(3) == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Any,
        _ => ExpectedVersion.Any,
    };
}
