using System.CommandLine;
using NeuraNft.Application;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;

namespace NeuraNft.Operator;

/// <summary>neura erase.</summary>
internal static class EraseCommand
{
    public static Command Create(CommandContext context)
    {
        var account = new Argument<string>("account")
        {
            Description = "Whose texts are erased: names of API keys, inputs and answers of jobs.",
        };
        var network = new Option<string>("--network") { Description = "The account's network, as in Near:Network.", Required = true };
        var sure = new Option<bool>("--yes") { Description = "It cannot be undone: without this nothing is done." };
        return context.Command(
            "erase",
            "Deletes an account's keys: nobody can read any more what it wrote. What is on the chain stays.",
            async (market, arguments, ct) =>
            {
                if (!Account.TryParse(arguments.GetRequiredValue(account), out var subject))
                    throw new RefusedException("BAD_ACCOUNT", "That is no NEAR account.");
                if (!arguments.GetValue(sure)) throw new RefusedException("NOT_SURE", "Nothing was done: it cannot be undone. Add --yes.");
                var erase = new EraseSubject(market.Database, market.Store, market.Keys, market.Time);
                // Each call is a wish of its own; one that finds nothing left to erase does nothing.
                var command = new EraseSubject.Command(
                    arguments.GetRequiredValue(network), subject, Guid.CreateVersion7(market.Time.GetUtcNow()), null);
                if (await erase.HandleAsync(command, ct) is not Result<CommandAnswer, CommandRefusal>.Ok(var answer))
                    throw new RefusedException("FAILED", "The log did not take it: ask again.");
                context.Done(
                    arguments, new { Account = subject.Value, answer.Position },
                    answer.Position == 0
                        ? $"There was nothing left to erase of {subject.Value}."
                        : $"{subject.Value} is erased at position {answer.Position}; read models follow.");
            },
            account, network, sure);
    }
}
