using System.CommandLine;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Custody;

/// <summary>neura custody: the master key, its shares, the ring.</summary>
internal static class CustodyCommand
{
    public static Command Create(CommandContext context)
    {
        var options = new CustodyOptionSet(context);
        var command = new Command("custody", "The market's keys: shares, unsealing, rotation.")
        {
            options.Socket,
            InitCommand.Create(context, options),
            CustodyStatusCommand.Create(context, options),
            UnsealCommand.Create(context, options),
            Asking(
                context, options, "seal", "Has the running market forget its keys until the shares come again.", "The market is sealed."),
            Asking(
                context, options, "rotate", "Adds a new key-encryption key; rewrap puts it to use.",
                "The ring's newest key is version {0}."),
            Asking(
                context, options, "rewrap",
                "Wraps what is wrapped under older keys of the ring under the newest, and drops the older ones.",
                "All is wrapped under version {0} of the ring."),
            RekeyCommand.Create(context, options),
            RefreshCommand.Create(context, options),
            ApplyCommand.Create(context, options),
        };
        return command;
    }

    private static Command Asking(CommandContext context, CustodyOptionSet options, string name, string description, string done) =>
        context.CommandApart(
            name,
            description,
            async (arguments, ct) =>
            {
                var answer = await CustodyClient.AskAsync(options.SocketPath(arguments), new CustodyRequest(name, null), ct);
                var sentence = string.Format(System.Globalization.CultureInfo.InvariantCulture, done, answer.Version);
                context.Done(arguments, answer, sentence);
            });
}
