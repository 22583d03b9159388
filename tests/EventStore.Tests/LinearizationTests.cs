using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>Whatever comes at once, in groups or beside them, by one process or two, has happened in one order: the log's.</summary>
public sealed class LinearizationTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const int Rounds = 120, AtOnce = 16, Streams = 4, Commands = 6;

    [Fact]
    public async Task Appends_made_at_once_have_an_order_that_explains_every_verdict()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        await using var other = fixture.NewStore();
        var (model, counts) = (new Linearization(), new Dictionary<AppendVerdict, int>());
        var streams = new string[Streams];
        var commands = new Guid[Commands];
        for (var round = 0; round < Rounds; round++)
        {
            // Now and then new ones, for the first append of a stream or command is the delicate one.
            for (var i = 0; i < Streams; i++) streams[i] = $"linear/{i}/{round / (3 + i)}";
            for (var i = 0; i < Commands; i++) commands[i] = CommandOf(seed, i, round / (2 + i));
            var calls = Enumerable.Range(0, dice.Next(2, AtOnce + 1))
                .Select(i => ConcurrentCall.Roll(dice, (round * AtOnce) + i, commands, streams, model.VersionOf)).ToList();
            var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
            var results = await Task.WhenAll(calls.Select((call, i) =>
                Task.Run(() => call.SendAsync(i % 3 == 2 ? other : fixture.Store, StoreFixture.Ct), StoreFixture.Ct)));
            var added = await fixture.Store.QueryEventsAsync(head, int.MaxValue, StoreFixture.Ct);
            model.Accept(added, [.. calls.Zip(results)], $"seed {seed}, round {round}");
            foreach (var result in results) counts[result.Verdict] = counts.GetValueOrDefault(result.Verdict) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", counts.Select(one => $"{one.Key} {one.Value}")));
        counts.Keys.ShouldBe(
            [AppendVerdict.Appended, AppendVerdict.Replayed, AppendVerdict.Conflict, AppendVerdict.IdempotencyMismatch],
            ignoreOrder: true);
    }

    private static Guid CommandOf(int seed, int number, int generation)
    {
        var bytes = new byte[16];
        new Random((seed * 31 + number) * 1000 + generation).NextBytes(bytes);
        return new Guid(bytes);
    }
}
