using System.CommandLine;
using Neura.Cryptography.Age;

namespace NeuraNft.Operator.Custody;

/// <summary>The options that several of neura custody's commands have.</summary>
internal sealed class CustodyOptionSet(CommandContext context)
{
    private const string SocketVariable = "Custody__Socket";

    public Option<string?> Socket { get; } = new("--socket")
    {
        Description = $"The running market's socket. Without it: {SocketVariable}, then secrets/custody.sock in the data folder.",
        Recursive = true,
    };

    public Option<string[]> Recipients { get; } = new("--recipient")
    {
        Description = "age1… of a holder; once for each, in the order of the shares.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<int> Threshold { get; } = new("--threshold") { Description = "Shares needed.", DefaultValueFactory = _ => 3 };

    public Option<string> Out { get; } = new("--out")
    {
        Description = "Folder for the age files; made where there is none.", Required = true,
    };

    public Option<string[]> Identities { get; } = new("--identity")
    {
        Description = "File with the AGE-SECRET-KEY-1… that opens an encrypted share.", AllowMultipleArgumentsPerToken = true,
    };

    public string SocketPath(ParseResult arguments) => arguments.GetValue(Socket) is { Length: > 0 } given
        ? given
        : Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } set
            ? set
            : Path.Combine(context.Database.Folder(arguments), "secrets", "custody.sock");

    public IReadOnlyList<AgeRecipient> Holders(ParseResult arguments)
    {
        var holders = arguments.GetRequiredValue(Recipients).Select(AgeRecipient.Parse).ToList();
        return holders.Distinct().Count() == holders.Count
            ? holders
            : throw new RefusedException("SAME_HOLDER", "Each holder has a key of his own: two of the recipients are the same.");
    }
}
