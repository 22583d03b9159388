using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using NeuraNft.Projections;

namespace NeuraNft.Operator.Rebuild;

/// <summary>neura rebuild.</summary>
internal static class RebuildCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("projection") { Description = "One of this program's projections." };
        var accept = new Option<bool>("--accept-difference")
        {
            Description = "Swap though the rebuilt rows differ from the live ones, as after a change of the handler.",
        };
        var restart = new Option<bool>("--restart")
        {
            Description = "Begin anew where an earlier run was interrupted: needed after a change of the handler.",
        };
        return context.Command(
            "rebuild",
            "Builds a projection's tables anew beside the live ones, compares them, and swaps. Interrupted, it goes on where it was.",
            async (market, arguments, ct) =>
            {
                var options = new RebuildOptions { AcceptDifference = arguments.GetValue(accept), Restart = arguments.GetValue(restart) };
                var projection = Find(market, arguments.GetRequiredValue(name));
                var rebuild = new ProjectionRebuild(market.Store, projection, options, market.Time, NullLogger.Instance);
                var result = await RebuildView.ShowAsync(context, arguments, progress => RunAsync(rebuild, progress, ct));
                Tell(context, arguments, projection.Name, result);
            },
            name,
            accept,
            restart);
    }

    private static async Task<RebuildResult> RunAsync(ProjectionRebuild rebuild, IProgress<RebuildProgress> progress, CancellationToken ct)
    {
        try
        {
            return await rebuild.RunAsync(progress, ct);
        }
        catch (InvalidOperationException refused)
        {
            throw new RefusedException("REBUILD_REFUSED", refused.Message);
        }
    }

    private static void Tell(CommandContext context, ParseResult arguments, string name, RebuildResult result)
    {
        if (result.Outcome == RebuildOutcome.NothingToRebuild)
            throw new RefusedException("NOTHING_TO_REBUILD", $"{name} names no tables of its own.");
        if (result.Outcome == RebuildOutcome.Different)
            throw new RefusedException(
                "DIFFERENT",
                $"Nothing was swapped: at position {result.Position} the live rows of {name} ({result.LiveDigest}) differ from the rebuilt "
                + $"ones ({result.RebuiltDigest}); see why, or swap them with --accept-difference.");
        context.Done(
            arguments,
            new { Name = name, Outcome = "swapped", result.Position, result.LiveDigest, result.RebuiltDigest },
            $"{name} was rebuilt to position {result.Position} and swapped; its rows are "
            + (result.LiveDigest == result.RebuiltDigest ? "the same as before." : "other ones than before."));
    }

    private static IProjection Find(OpenMarket market, string name)
    {
        using var services = new ServiceCollection().AddSingleton(market.Database).AddProjections().BuildServiceProvider();
        IProjection[] known = [.. services.GetServices<IProjection>()];
        return known.FirstOrDefault(one => one.Name == name) ?? throw new RefusedException(
            "NOT_FOUND", $"This program has no projection {name}; it has {string.Join(", ", known.Select(one => one.Name).Order())}.");
    }
}
