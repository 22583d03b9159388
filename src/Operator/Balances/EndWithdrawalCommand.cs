using System.CommandLine;
using NeuraNft.Application.Balances;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Operator.Balances;

/// <summary>neura balances paid, neura balances return.</summary>
internal static class EndWithdrawalCommand
{
    public static Command Paid(CommandContext context) => Create(
        context, "paid", "Says that a withdrawal was paid out.", new Option<string>("--transaction")
        {
            Description = "The hash of the transaction that paid it.", Required = true,
        },
        (account, id, transaction) => new BalanceCommand.PayWithdrawal(account, id, transaction));

    public static Command Return(CommandContext context) => Create(
        context, "return", "Gives a withdrawal that cannot be paid out back to its account.", new Option<string>("--reason")
        {
            Description = "Why: the account sees it.", Required = true,
        },
        (account, id, reason) => new BalanceCommand.ReturnWithdrawal(account, id, reason));

    private static Command Create(
        CommandContext context, string name, string description, Option<string> note,
        Func<Account, Guid, string, BalanceCommand> command)
    {
        var account = BalanceArguments.Account();
        var withdrawal = new Argument<Guid>("withdrawal") { Description = "Its id, as withdrawals lists it." };
        return context.Command(
            name,
            description,
            async (market, arguments, ct) =>
            {
                var owner = BalanceArguments.AccountOf(arguments.GetRequiredValue(account));
                var id = arguments.GetRequiredValue(withdrawal);
                if (arguments.GetRequiredValue(note) is not { Length: > 0 and <= 200 } text)
                    throw new RefusedException("INVALID_NOTE", $"{note.Name} has 1 to 200 characters.");
                var end = command(owner, id, text);
                (await new EndWithdrawal(market.Store).HandleAsync(owner, end, BalanceArguments.Operator, ct)).OrRefuse();
                context.Done(
                    arguments, new { Account = owner.Value, Withdrawal = id, State = name }, $"Withdrawal {id} of {owner}: {name}.");
            },
            account,
            withdrawal,
            note);
    }
}
