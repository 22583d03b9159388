using System.CommandLine;

namespace NeuraNft.Operator;

/// <summary>neura resume.</summary>
internal static class ResumeCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("projection") { Description = "Projection or subscription." };
        return context.Command(
            "resume",
            "Lets a paused projection or subscription go on; the event that it waits in front of is tried again.",
            async (market, arguments, ct) =>
            {
                var reader = await market.ReaderAsync(arguments.GetRequiredValue(name), ct);
                if (!await market.Progress.ResumeAsync(reader.Name, ct))
                    throw new RefusedException("NOT_PAUSED", $"{reader.Name} is not paused.");
                context.Done(arguments, new { reader.Name, State = "resumed" }, $"{reader.Name} goes on after position {reader.Position}.");
            },
            name);
    }
}
