using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>
/// Whether answers that were given at once fit the one order that the log is: each call must look as if it had happened alone, at one
/// instant between its begin and its end. The log names that instant for what was appended; the rest must be right at some instant.
/// </summary>
internal sealed class Linearization
{
    private readonly List<(string Key, long Version, string Text)> log = [];
    private readonly Dictionary<Guid, (string Name, AppendResult First)> commands = [];
    private readonly Dictionary<string, long> versions = [];

    public long VersionOf(string key) => versions.GetValueOrDefault(key);

    /// <summary>Checks one round: all calls began after the head was <paramref name="log"/>'s and ended before what is added was read.</summary>
    public void Accept(IReadOnlyList<IEvent> added, IReadOnlyList<(ConcurrentCall Call, AppendResult Result)> answers, string seed)
    {
        var (start, before) = (log.Count, new Dictionary<string, long>(versions));
        foreach (var one in added)
        {
            one.Sequence.ShouldBe(log.Count + 1, seed);
            one.Version.ShouldBe(versions[one.StreamKey] = VersionOf(one.StreamKey) + 1, seed);
            log.Add((one.StreamKey, one.Version, ((AccountEvent.Noted)one.Data).Text));
        }

        var appended = answers.Where(one => one.Result.Verdict == AppendVerdict.Appended).ToList();
        appended.Sum(one => one.Call.Events.Count).ShouldBe(added.Count, $"events in the log are those appended, once each; {seed}");
        foreach (var (call, result) in appended)
        {
            ShouldStandInTheLog(call, result, start, seed);
            if (call.Command is { } id) commands.TryAdd(id, (call.Name, result)).ShouldBeTrue($"{call} was appended twice; {seed}");
        }

        foreach (var (call, result) in answers) ShouldBeRightAtSomeInstant(call, result, before, seed);
    }

    private void ShouldStandInTheLog(ConcurrentCall call, AppendResult result, int start, string seed)
    {
        var first = (int)result.Position - call.Events.Count;
        first.ShouldBeGreaterThanOrEqualTo(start, seed);
        var stored = log.GetRange(first, call.Events.Count);
        stored.Select(one => (one.Key, one.Text)).ShouldBe(call.Events, $"{call}; {seed}");
        foreach (var (key, expected, count) in call.Parts)
        {
            var last = stored.Last(one => one.Key == key).Version;
            result.Versions[key].ShouldBe(last, seed);
            if (expected != ExpectedVersion.Any) expected.ShouldBe(ExpectedVersion.Exactly(last - count), $"{call}; {seed}");
        }
    }

    private void ShouldBeRightAtSomeInstant(
        ConcurrentCall call, AppendResult result, Dictionary<string, long> before, string seed)
    {
        var why = $"{result} for {call}; {seed}";
        switch (result.Verdict)
        {
            case AppendVerdict.Appended:
                break;
            case AppendVerdict.Replayed:
                var (name, first) = commands[call.Command!.Value];
                name.ShouldBe(call.Name, why);
                result.Position.ShouldBe(first.Position, why);
                result.Versions.ShouldBe(first.Versions, ignoreOrder: true, why);
                break;
            case AppendVerdict.IdempotencyMismatch:
                commands[call.Command!.Value].Name.ShouldNotBe(call.Name, why);
                break;
            case AppendVerdict.Conflict:
                var (key, expected, current) = result.Conflict!;
                call.Parts.ShouldContain(part => part.Key == key && part.Expected == expected, why);
                expected.ShouldNotBe(ExpectedVersion.Exactly(current), why);
                current.ShouldBeInRange(before.GetValueOrDefault(key), VersionOf(key), why);
                if (call.Command is { } id && commands.TryGetValue(id, out var done))
                    done.First.Position.ShouldBeGreaterThan(before.Values.Sum(), $"known before: {why}");
                break;
            default:
                Assert.Fail(why);
                break;
        }
    }
}
