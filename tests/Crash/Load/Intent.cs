namespace NeuraNft.Crash.Load;

/// <summary>What a writer means to append, written down before it tries.</summary>
/// <param name="Command">The command id of every try.</param>
/// <param name="Parts">One an event, in order.</param>
internal sealed record Intent(Guid Command, IReadOnlyList<IntentPart> Parts)
{
    private const int SharedStreams = 5;

    /// <summary>One to four events on the writer's own stream, of which it knows the version, and on streams that all write to.</summary>
    public static Intent Roll(Random dice, string own, long version)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        var parts = new List<IntentPart>();
        for (var count = dice.Next(1, 5); parts.Count < count;)
        {
            var (amount, isOwn) = (dice.Next(-50, 100), dice.Next(3) > 0);
            parts.Add(isOwn
                ? new IntentPart(own, amount, parts.Any(part => part.Stream == own) ? null : version)
                : new IntentPart($"shared/{dice.Next(SharedStreams)}", amount, null));
        }

        return new Intent(new Guid(bytes), parts);
    }
}
