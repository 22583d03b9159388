using System.CommandLine;

namespace NeuraNft.Operator.Parked;

/// <summary>neura parked: list, replay, unpark.</summary>
internal static class ParkedCommand
{
    public static Command Create(CommandContext context) => context.Command(
        "parked",
        "What failed too often and waits for a person.",
        (market, arguments, ct) => ListAsync(context, market, arguments, null, ct),
        List(context),
        ReplayCommand.Create(context),
        UnparkCommand.Create(context));

    private static Command List(CommandContext context)
    {
        var name = new Argument<string?>("name")
        {
            Description = "Of one projection, subscription or queue.", Arity = ArgumentArity.ZeroOrOne,
        };
        return context.Command(
            "list",
            "Parked events and messages with their errors.",
            (market, arguments, ct) => ListAsync(context, market, arguments, arguments.GetValue(name), ct),
            name);
    }

    private static async Task ListAsync(
        CommandContext context, OpenMarket market, ParseResult arguments, string? name, CancellationToken ct)
    {
        var report = await ParkedReport.ReadAsync(market, name, ct);
        if (arguments.GetValue(context.Json))
        {
            context.Terminal.Json(report);
            return;
        }

        foreach (var one in report.Events)
            context.Line($"{one.Projection} @{one.Position} {one.EventType} of {one.Stream}: {one.Attempts} tries, last {one.ParkedAt:u}"
                + $"{(one.ReplayAt is null ? "" : ", replay asked for")}: {one.Error}");
        foreach (var one in report.Messages)
            context.Line($"queue {one.Queue} message {one.Id}: {one.Attempts} tries, parked {one.ParkedAt:u}: {one.Reason}");
        if (report.Events.Count + report.Messages.Count == 0) context.Line("Nothing is parked.");
    }
}
