using System.CommandLine;

namespace NeuraNft.Operator;

/// <summary>neura pause.</summary>
internal static class PauseCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("projection") { Description = "Projection or subscription." };
        var reason = new Option<string>("--reason") { Description = "Why: shown by status until it is resumed.", Required = true };
        return context.Command(
            "pause",
            "Stops a projection or subscription; the others go on.",
            async (market, arguments, ct) =>
            {
                var reader = await market.ReaderAsync(arguments.GetRequiredValue(name), ct);
                var isDone = await market.Progress.PauseAsync(reader.Name, arguments.GetRequiredValue(reason), ct);
                // Again: until it stopped it went on.
                reader = await market.ReaderAsync(reader.Name, ct);
                if (!isDone && reader.PausedAt is null)
                    throw new RefusedException("NOT_FOUND", $"Nobody runs or ever ran {reader.Name} here.");
                if (!isDone)
                    throw new RefusedException("ALREADY_PAUSED", $"{reader.Name} is paused already: {reader.PausedReason}");
                context.Done(arguments, new { reader.Name, State = "paused" }, $"{reader.Name} is paused at position {reader.Position}.");
            },
            name,
            reason);
    }
}
