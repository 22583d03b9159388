using System.CommandLine;

namespace NeuraNft.Operator.Balances;

/// <summary>neura balances: credit, withdrawals, paid, return.</summary>
internal static class BalancesCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("balances", "Money that was paid in, and money to be paid out.");
        command.Subcommands.Add(CreditCommand.Create(context));
        command.Subcommands.Add(WithdrawalsCommand.Create(context));
        command.Subcommands.Add(EndWithdrawalCommand.Paid(context));
        command.Subcommands.Add(EndWithdrawalCommand.Return(context));
        return command;
    }
}
