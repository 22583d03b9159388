using System.CommandLine;
using Spectre.Console;

namespace NeuraNft.Operator.Status;

/// <summary>neura status.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create(CommandContext context)
    {
        var watch = new Option<bool>("--watch") { Description = "Again every second, until Ctrl+C." };
        return context.Command(
            "status",
            "Projections and subscriptions: position, lag, rate, leader, why paused, what is parked; and how full the queues are.",
            (market, arguments, ct) => arguments.GetValue(watch)
                ? WatchAsync(context, market, arguments, ct)
                : ShowAsync(context, market, arguments, ct),
            watch);
    }

    private static async Task ShowAsync(CommandContext context, OpenMarket market, ParseResult arguments, CancellationToken ct)
    {
        var report = await StatusReport.ReadAsync(market, ct);
        if (arguments.GetValue(context.Json)) context.Terminal.Json(report);
        else context.Terminal.Console.Write(StatusView.Of(report));
    }

    private static async Task WatchAsync(CommandContext context, OpenMarket market, ParseResult arguments, CancellationToken ct)
    {
        try
        {
            if (context.Terminal.IsInteractive && !arguments.GetValue(context.Json)) await LiveAsync(context.Terminal, market, ct);
            while (true)
            {
                await ShowAsync(context, market, arguments, ct);
                await Task.Delay(Pause, market.Time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Ctrl+C is how it ends.
        }
    }

    private static Task LiveAsync(Terminal terminal, OpenMarket market, CancellationToken ct) =>
        terminal.Console.Live(new Text("")).StartAsync(async view =>
        {
            while (true)
            {
                view.UpdateTarget(StatusView.Of(await StatusReport.ReadAsync(market, ct)));
                await Task.Delay(Pause, market.Time, ct);
            }
        });
}
