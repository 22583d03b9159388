using System.CommandLine;
using Neura.Messaging;
using NeuraNft.Operator.Status;

namespace NeuraNft.Operator.Parked;

/// <summary>neura parked unpark.</summary>
internal static class UnparkCommand
{
    private const int Most = 1000;

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("queue") { Description = "The queue." };
        var message = new Option<string?>("--message") { Description = "Only the message with this id." };
        return context.Command(
            "unpark",
            "Puts parked messages back into their queue, with all their attempts.",
            async (market, arguments, ct) =>
            {
                var queue = arguments.GetRequiredValue(name);
                var count = (await QueueState.NamesAsync(market.Database, ct)).Contains(queue)
                    ? await UnparkAsync(market, queue, arguments.GetValue(message), ct)
                    : 0;
                if (count == 0) throw new RefusedException("NOTHING_PARKED", $"The queue {queue} has parked no such message.");
                context.Done(arguments, new { Queue = queue, Messages = count }, $"{count} message(s) are back in the queue {queue}.");
            },
            name,
            message);
    }

    private static async Task<int> UnparkAsync(OpenMarket market, string name, string? only, CancellationToken ct)
    {
        await using var queue = new PostgresQueue(market.Database, name, null, market.Time);
        if (only is not null) return await queue.UnparkAsync(only, ct) ? 1 : 0;
        var count = 0;
        for (var after = 0L; await queue.ListParkedAsync(after, Most, ct) is { Count: > 0 } parked; after = parked[^1].Sequence)
            foreach (var one in parked)
                if (await queue.UnparkAsync(one.Id, ct)) count++;
        return count;
    }
}
