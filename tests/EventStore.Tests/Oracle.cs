using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>What the event store promises, in memory and in the plainest words.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<string, long> versions = [];
    private readonly Dictionary<Guid, (string Body, AppendResult First)> commands = [];

    public List<(string Key, long Version, object Data)> Log { get; } = [];

    public AppendResult Append(Guid? command, IReadOnlyList<(string Key, ExpectedVersion Expected, object[] Events)> parts)
    {
        var body = string.Join(";", parts.Select(part => $"{part.Key}:{string.Join(",", part.Events)}"));
        if (command is { } id && commands.TryGetValue(id, out var before))
            return before.Body == body
                ? before.First with { Verdict = AppendVerdict.Replayed }
                : Nothing(AppendVerdict.IdempotencyMismatch);
        foreach (var (key, expected, _) in parts.DistinctBy(part => part.Key))
            if (expected != ExpectedVersion.Any && expected != ExpectedVersion.Exactly(versions.GetValueOrDefault(key)))
                return Nothing(AppendVerdict.Conflict) with
                {
                    Conflict = new StreamConflict(key, expected, versions.GetValueOrDefault(key)),
                };
        foreach (var (key, _, events) in parts)
            foreach (var one in events)
                Log.Add((key, versions[key] = versions.GetValueOrDefault(key) + 1, one));
        var after = parts.Select(part => part.Key).Distinct().ToDictionary(key => key, key => versions[key]);
        var result = new AppendResult(AppendVerdict.Appended, Log.Count, after);
        if (command is { } used) commands.Add(used, (body, result));
        return result;
    }

    private static AppendResult Nothing(AppendVerdict verdict) => new(verdict, 0, new Dictionary<string, long>());
}
