using System.CommandLine;

namespace NeuraNft.Operator.Parked;

/// <summary>neura parked replay.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("projection") { Description = "Projection or subscription." };
        var position = new Option<long?>("--position") { Description = "Only the event at this position of the log." };
        return context.Command(
            "replay",
            "Has parked events tried again by the reader's leader: in their place where it waits, out of turn where it went on.",
            async (market, arguments, ct) =>
            {
                var reader = await market.ReaderAsync(arguments.GetRequiredValue(name), ct);
                var count = await market.Progress.ReplayParkedAsync(reader.Name, arguments.GetValue(position), ct);
                if (count == 0) throw new RefusedException("NOTHING_PARKED", $"{reader.Name} has parked no such event.");
                context.Done(arguments, new { reader.Name, Events = count }, $"{count} event(s) of {reader.Name} will be tried again.");
            },
            name,
            position);
    }
}
