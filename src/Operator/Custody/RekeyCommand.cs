using System.CommandLine;
using System.Security.Cryptography;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody rekey.</summary>
internal static class RekeyCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options)
    {
        var shares = new Option<string[]>("--share") { Description = "Files of enough shares.", AllowMultipleArgumentsPerToken = true };
        var keyFile = new Option<string?>("--key-file") { Description = "The master key's file, where it is in one." };
        return context.Command(
            "rekey",
            "Makes a new master key in shares. It takes over when unseal was given enough of them; until then the old one holds.",
            async (market, arguments, ct) =>
            {
                var holders = options.Holders(arguments);
                var book = new CustodyBook(market.Database);
                using var old = arguments.GetValue(keyFile) is { } path
                    ? MasterKeyFile.Read(path)
                    : await CombineAsync(await book.ReadAsync(ct), arguments.GetValue(shares) ?? [], Identities(arguments), ct);
                using var master = SplitKey.Create();
                var split = KeySharing.Split(master, arguments.GetValue(options.Threshold), holders.Count);
                var files = await ShareFiles.WriteAsync(
                    arguments.GetRequiredValue(options.Out), "share", split.Select(s => s.ToText()), holders, ct);
                await book.RekeyAsync(old, master, split[0].Commitments, ct);
                context.Done(
                    arguments, new { master.KeyId, Files = files },
                    $"Master key {master.KeyId} waits for its shares: {string.Join(", ", files)}. Unseal with them, and it takes over.");
            },
            shares, keyFile, options.Identities, options.Recipients, options.Threshold, options.Out);

        IReadOnlyList<Neura.Cryptography.Age.AgeIdentity> Identities(ParseResult arguments) =>
            ShareFiles.Identities(arguments.GetValue(options.Identities) ?? []);
    }

    private static async Task<SplitKey> CombineAsync(
        StoredCustody stored, IEnumerable<string> files, IReadOnlyList<Neura.Cryptography.Age.AgeIdentity> identities, CancellationToken ct)
    {
        var shares = new List<KeyShare>();
        foreach (var file in files)
        {
            var text = await ShareFiles.ReadAsync(file, identities, ct);
            shares.Add(KeyShare.Parse(text));
            CryptographicOperations.ZeroMemory(text);
        }
        var trusted = stored.Sharings.Select(s => s.Commitments)
            .FirstOrDefault(c => c.KeyId == stored.Current?.KeyId && (shares.Count == 0 || shares[0].Commitments.Equals(c)));
        return trusted is null
            ? throw new CustodyException("BAD_SHARE", "These are no shares of the master key that is in force.")
            : KeySharing.Combine(shares, trusted);
    }
}
