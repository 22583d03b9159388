using System.CommandLine;
using System.Security.Cryptography;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody unseal.</summary>
internal static class UnsealCommand
{
    public static Command Create(CommandContext context, CustodyOptionSet options)
    {
        var files = new Argument<string[]>("share") { Description = "Files of shares.", Arity = ArgumentArity.OneOrMore };
        return context.CommandApart(
            "unseal",
            "Gives shares to the running market; once there are enough it opens. "
            + "With those of a pending rekey or refresh, these take over.",
            async (arguments, ct) =>
            {
                var identities = ShareFiles.Identities(arguments.GetValue(options.Identities) ?? []);
                CustodyAnswer? answer = null;
                foreach (var file in arguments.GetRequiredValue(files))
                {
                    var share = await ShareFiles.ReadAsync(file, identities, ct);
                    answer = await CustodyClient.AskAsync(options.SocketPath(arguments), new CustodyRequest("unseal", share), ct);
                    CryptographicOperations.ZeroMemory(share);
                }
                context.Done(
                    arguments, answer,
                    answer!.Need > 0 ? $"{answer.Have} of {answer.Need} shares are there." : "The market is open.");
            },
            files, options.Identities);
    }
}
