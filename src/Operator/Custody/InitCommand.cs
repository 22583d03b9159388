using System.CommandLine;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody init.</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options) => context.Command(
        "init",
        "Makes a market's master key in shares. This process sees the key, nobody else does.",
        async (market, arguments, ct) =>
        {
            var holders = options.Holders(arguments);
            var book = new CustodyBook(market.Database);
            if ((await book.ReadAsync(ct)).Identity is not null)
                throw new CustodyException("CUSTODY_EXISTS", "This market has its keys already: use rekey.");
            using var master = SplitKey.Create();
            var shares = KeySharing.Split(master, arguments.GetValue(options.Threshold), holders.Count);
            // The shares are on the disk before anything depends on them.
            var files = await ShareFiles.WriteAsync(
                arguments.GetRequiredValue(options.Out), "share", shares.Select(s => s.ToText()), holders, ct);
            await book.CreateAsync(master, shares[0].Commitments, ct);
            context.Done(
                arguments, new { master.KeyId, Files = files },
                $"Master key {master.KeyId} is in {shares.Count} shares, {shares[0].Commitments.Threshold} of which open it: "
                + $"{string.Join(", ", files)}. Give each to its holder and delete it here.");
        },
        options.Recipients, options.Threshold, options.Out);
}
