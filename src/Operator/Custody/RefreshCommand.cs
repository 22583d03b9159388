using System.CommandLine;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody refresh.</summary>
internal static class RefreshCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options)
    {
        var replace = new Option<bool>("--replace")
        {
            Description = "Gives up a refresh that waits: what holders made of it opens nothing any more.",
        };
        return context.Command(
            "refresh",
            "Makes what each holder adds to his share (apply), so that all shares become new and the key stays. Needs no share.",
            async (market, arguments, ct) =>
            {
                var holders = options.Holders(arguments);
                var replaces = arguments.GetValue(replace);
                var book = new CustodyBook(market.Database);
                var stored = await book.ReadAsync(ct);
                var before = stored.Sharings.FirstOrDefault(s => !s.IsPending && s.Commitments.KeyId == stored.Current?.KeyId)?.Commitments
                    ?? throw new CustodyException("NO_SHARES", "The master key is not in shares.");
                if (holders.Count != before.Shares)
                    throw new RefusedException("HOLDERS", $"There are {before.Shares} shares, and these are {holders.Count} recipients.");
                CustodyBook.RefuseRefresh(stored, replaces);
                var refreshes = ShareRefresh.Create(before);
                var files = await ShareFiles.WriteAsync(
                    arguments.GetRequiredValue(options.Out), "refresh", refreshes.Select(r => r.ToText()), holders, ct);
                await book.RefreshAsync(before, refreshes[0].After, replaces, ct);
                context.Done(
                    arguments, new { refreshes[0].After.Generation, Files = files },
                    $"Generation {refreshes[0].After.Generation} waits: each holder applies his file ({string.Join(", ", files)}). The old "
                    + "shares are the ones in force until enough new ones have unsealed the market: destroy them after custody status "
                    + "shows the new generation, not before.");
            },
            options.Recipients, options.Out, replace);
    }
}
