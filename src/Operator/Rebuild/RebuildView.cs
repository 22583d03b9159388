using System.CommandLine;
using System.Globalization;
using Neura.EventStore;
using Spectre.Console;

namespace NeuraNft.Operator.Rebuild;

/// <summary>A progress bar on a terminal, a line at each tenth elsewhere, nothing for machines.</summary>
internal static class RebuildView
{
    public static Task<RebuildResult> ShowAsync(
        CommandContext context, ParseResult arguments, Func<IProgress<RebuildProgress>, Task<RebuildResult>> run)
    {
        if (arguments.GetValue(context.Json)) return run(new Tenths(_ => { }));
        return context.Terminal.IsInteractive ? BarAsync(context.Terminal, run) : run(new Tenths(context.Line));
    }

    private static Task<RebuildResult> BarAsync(Terminal terminal, Func<IProgress<RebuildProgress>, Task<RebuildResult>> run) =>
        terminal.Console.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask("rebuilding");
            return await run(new Each(at =>
            {
                bar.MaxValue = Math.Max(at.Head, 1);
                bar.Value = at.Position;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"rebuilding, {at.EventsPerSecond:0} events/s");
            }));
        });

    /// <summary>Unlike <see cref="Progress{T}"/> in the caller's own thread: in order, and done before the result is.</summary>
    private sealed class Each(Action<RebuildProgress> show) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => show(value);
    }

    private sealed class Tenths(Action<string> show) : IProgress<RebuildProgress>
    {
        private long told = -1;

        public void Report(RebuildProgress value)
        {
            var tenth = value.Head == 0 ? 10 : value.Position * 10 / value.Head;
            if (tenth == told) return;
            told = tenth;
            show(string.Create(
                CultureInfo.InvariantCulture, $"{value.Position} of {value.Head} events, {value.EventsPerSecond:0} events/s"));
        }
    }
}
