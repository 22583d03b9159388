using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Projections;

namespace NeuraNft.Auditor.Replaying;

/// <summary>neura-audit replay.</summary>
internal static class ReplayCommand
{
    public static Command Create(Report report)
    {
        var connection = LogOption.Create();
        var to = LogInstant.Option("--to", "How far. Without it as far as the live read models are, which are then compared.");
        var schema = new Option<string>("--schema")
        {
            Description = "The schema to build in; it must not exist.", DefaultValueFactory = _ => "neura_audit_replay",
        };
        var keep = new Option<bool>("--keep") { Description = "Leave the schema for questions in SQL; without it, it is dropped." };
        var only = new Option<string?>("--only") { Description = "One read model by its name, such as activity_feed; without it all." };
        return report.Question(
            "replay",
            "Builds every read model anew from the log, beside the live ones, and compares each table's digest: does what the market "
            + "shows follow from what it logged? The market goes on meanwhile.",
            async (arguments, ct) =>
            {
                await using var log = LogOption.Open(arguments, connection);
                var options = new ReplayOptions
                {
                    Schema = arguments.GetRequiredValue(schema),
                    Until = arguments.GetValue(to) is { } instant ? await log.PositionAsync(instant, ct) : null,
                    Keep = arguments.GetValue(keep),
                    Uses = ProjectionUses.Of,
                    Rewriting = [StoredNames.ByType[typeof(AccountEvent.SubjectErased)]],
                };
                var result = await report.Screen.WatchAsync(
                    "replaying", async bar => await RunAsync(log, arguments.GetValue(only), options, bar, ct));
                return ReplayAnswer.Of(result, options);
            },
            to, schema, keep, only, connection);
    }

    private static async Task<ReplayResult> RunAsync(
        MarketLog log, string? only, ReplayOptions options, IProgress<(double Part, string Note)> bar, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddSingleton(log.Database).AddProjections().BuildServiceProvider();
        IProjection[] all = [.. services.GetServices<IProjection>()];
        IProjection[] chosen = [.. all.Where(one => only is null || one.Name == only)];
        if (chosen.Length == 0)
            throw new RefusedException(
                ExitCode.UsedWrongly,
                $"--only takes one of {string.Join(", ", all.Select(one => one.Name).Order(StringComparer.Ordinal))}.");
        try
        {
            return await new ProjectionReplay(log.Store, chosen, options, TimeProvider.System).RunAsync(new Pace(bar), ct);
        }
        catch (ReplayRefusedException refused)
        {
            throw new RefusedException(ExitCode.UsedWrongly, refused.Message);
        }
    }

    private sealed class Pace(IProgress<(double Part, string Note)> bar) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress at) => bar.Report((
            (double)at.Position / Math.Max(at.Head, 1),
            string.Create(CultureInfo.InvariantCulture, $"{at.Position} of {at.Head} events, {at.EventsPerSecond:0}/s")));
    }
}
