using FsCheck;
using FsCheck.Fluent;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>Any sequence of appends has the same verdicts and leaves the same log as a few lines of memory would.</summary>
public sealed class ModelTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static int runs;

    private static Gen<Step> Steps =>
        from stream in Gen.Choose(0, 3)
        from second in Gen.Choose(0, 6)
        from expected in Gen.Choose(-1, 5)
        from secondExpected in Gen.Choose(-4, 3)
        from count in Gen.Choose(1, 3)
        from command in Gen.Choose(0, 12)
        from amount in Gen.Choose(0, 2)
        select new Step(stream, second, expected, secondExpected, count, command, amount);

    [Fact]
    public async Task Any_history_of_appends_matches_the_oracle()
    {
        var seed = (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        foreach (var history in Steps.ListOf().Select(list => list.ToArray()).Sample(60, new Rnd(seed), 40))
            await CompareAsync(history, $"seed {seed}, history {string.Join("; ", history.Select(step => step.ToString()))}");
    }

    private async Task CompareAsync(Step[] history, string seed)
    {
        var run = Interlocked.Increment(ref runs);
        var oracle = new Oracle();
        var commands = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        var before = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        foreach (var step in history)
        {
            Guid? command = step.Command < commands.Length ? commands[step.Command] : null;
            var session = fixture.Store.LightweightSession(new EventMetadata { CommandId = command });
            var parts = step.Parts(run);
            foreach (var (key, expected, events) in parts) session.Events.Append(key, expected, events);
            var actual = await session.SaveChangesAsync(StoreFixture.Ct);
            var wanted = oracle.Append(command, parts);
            actual.Verdict.ShouldBe(wanted.Verdict, seed);
            if (actual.IsWritten) actual.Position.ShouldBe(before + wanted.Position, seed);
            actual.Versions.ShouldBe(wanted.Versions, ignoreOrder: true, seed);
            actual.Conflict.ShouldBe(wanted.Conflict, seed);
        }

        var log = await fixture.Store.QueryEventsAsync(before, int.MaxValue, StoreFixture.Ct);
        log.Select(e => (e.StreamKey, e.Version, e.Data)).ShouldBe(oracle.Log, seed);
        foreach (var stream in oracle.Log.GroupBy(e => e.Key))
            (await fixture.Store.FetchStreamAsync(stream.Key, 2, StoreFixture.Ct)).Select(e => e.Data)
                .ShouldBe(stream.Skip(1).Select(e => e.Data), seed);
    }

    private sealed record Step(int Stream, int Second, int Expected, int SecondExpected, int Count, int Command, int Amount)
    {
        public (string Key, ExpectedVersion Expected, object[] Events)[] Parts(int run)
        {
            var first = Part(run, Stream, Expected < 0 ? ExpectedVersion.Any : Expected, Count);
            if (Second > 3) return [first];

            // The same stream again goes on where the session's first append to it ends.
            var again = Second == Stream || SecondExpected < 0 ? ExpectedVersion.Any : SecondExpected;
            return [first, Part(run, Second, again, 1), .. Count == 3 ? [Part(run, Stream, ExpectedVersion.Any, 1)] : Array.Empty<(string, ExpectedVersion, object[])>()];
        }

        private (string, ExpectedVersion, object[]) Part(int run, int stream, ExpectedVersion expected, int count) =>
            ($"model/{run}/{stream}", expected, [.. Enumerable.Range(0, count).Select(i => new AccountEvent.Deposited(Amount + i))]);
    }
}
