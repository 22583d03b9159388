using System.CommandLine;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody status.</summary>
internal static class CustodyStatusCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options) => context.Command(
        "status",
        "The master key, its shares, the ring, and whether the running market is sealed.",
        async (market, arguments, ct) =>
        {
            var stored = await new CustodyBook(market.Database).ReadAsync(ct);
            if (stored.Current is not { } current || stored.Identity is not { } identity)
                throw new CustodyException("NO_CUSTODY", "This market has no keys yet: neura custody init.");
            var running = await AskAsync(options.SocketPath(arguments), ct);
            var report = new
            {
                current.KeyId,
                Held = current.IsInShares ? "shares" : "file",
                Pending = stored.Pending?.KeyId,
                Shares = stored.Sharings.Where(s => s.Commitments.KeyId == current.KeyId).Select(s => new
                {
                    s.Commitments.Generation, s.Commitments.Threshold, s.Commitments.Shares, s.IsPending,
                }),
                Ring = stored.Ring.Where(v => v.KeyId == current.KeyId).Select(v => v.Version),
                identity.MinimumVersion,
                identity.Recipient,
                Server = running is null ? "unreachable" : running.IsSealed ? "sealed" : "open",
                Have = running?.Have ?? 0,
                Need = running?.Need ?? 0,
            };
            context.Done(
                arguments, report,
                $"master key {report.KeyId} in {report.Held}{(report.Pending is null ? "" : $", {report.Pending} waits for its shares")}\n"
                + string.Concat(report.Shares.Select(s =>
                    $"shares: generation {s.Generation}, {s.Threshold} of {s.Shares}{(s.IsPending ? ", not yet used" : "")}\n"))
                + $"ring: versions {string.Join(", ", report.Ring)}, oldest allowed {report.MinimumVersion}\n"
                + $"identity: {report.Recipient}\n"
                + $"server: {report.Server}{(report.Need > 0 ? $", {report.Have} of {report.Need} shares" : "")}");
        });

    private static async Task<CustodyAnswer?> AskAsync(string socket, CancellationToken ct)
    {
        try
        {
            return await CustodyClient.AskAsync(socket, new CustodyRequest("status", null), ct);
        }
        catch (CustodyException failure) when (failure.Code == "NO_SERVER")
        {
            return null;
        }
    }
}
