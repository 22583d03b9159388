using System.CommandLine;
using System.Security.Cryptography;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody apply: what a holder does on his own machine.</summary>
internal static class ApplyCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options)
    {
        var share = new Option<string>("--share") { Description = "The holder's share.", Required = true };
        var refresh = new Option<string>("--refresh") { Description = "The holder's refresh.", Required = true };
        var to = new Option<string>("--to")
        {
            Description = "File for the new share, encrypted to the holder's first identity.", Required = true,
        };
        return context.CommandApart(
            "apply",
            "Adds a refresh to a share. Needs neither the database nor the running market.",
            async (arguments, ct) =>
            {
                var identities = ShareFiles.Identities(arguments.GetValue(options.Identities) ?? []);
                if (identities.Count == 0)
                    throw new RefusedException("NO_IDENTITY", "The new share is encrypted: name the holder's --identity.");
                var oldText = await ShareFiles.ReadAsync(arguments.GetRequiredValue(share), identities, ct);
                var refreshText = await ShareFiles.ReadAsync(arguments.GetRequiredValue(refresh), identities, ct);
                using var old = KeyShare.Parse(oldText);
                using var change = ShareRefresh.Parse(refreshText);
                using var fresh = change.Apply(old);
                await ShareFiles.WriteAsync(arguments.GetRequiredValue(to), fresh.ToText(), identities[0].Recipient, ct);
                CryptographicOperations.ZeroMemory(oldText);
                CryptographicOperations.ZeroMemory(refreshText);
                context.Done(
                    arguments, new { fresh.Index, fresh.Commitments.Generation },
                    $"Share {fresh.Index} is of generation {fresh.Commitments.Generation} now. Keep the old one until custody status shows "
                    + $"generation {fresh.Commitments.Generation} in force; then destroy it and the refresh.");
            },
            share, refresh, to, options.Identities);
    }
}
