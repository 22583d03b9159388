using System.CommandLine;
using NeuraNft.Application.Balances;
using NeuraNft.Domain;

namespace NeuraNft.Operator.Balances;

/// <summary>neura balances credit.</summary>
internal static class CreditCommand
{
    public static Command Create(CommandContext context)
    {
        var account = BalanceArguments.Account();
        var amount = new Argument<string>("amount") { Description = "yoctoNEAR, a whole number: 1 NEAR is 10^24." };
        var reference = new Option<string>("--reference")
        {
            Description = "Names the payment for ever, as its transaction's hash: the same one is credited once.", Required = true,
        };
        return context.Command(
            "credit",
            "Credits a payment that is final. Repeating it changes nothing.",
            async (market, arguments, ct) =>
            {
                var to = BalanceArguments.AccountOf(arguments.GetRequiredValue(account));
                if (!Yocto.TryParse(arguments.GetRequiredValue(amount), out var paid))
                    throw new RefusedException("INVALID_AMOUNT", "An amount is a whole number of yoctoNEAR: no sign, dot or exponent.");
                if (arguments.GetRequiredValue(reference) is not { Length: > 0 and <= 200 } name)
                    throw new RefusedException("INVALID_REFERENCE", "A reference has 1 to 200 characters.");
                var command = new CreditBalance.Command(to, paid, "operator", name, BalanceArguments.Operator);
                var answer = (await new CreditBalance(market.Store).HandleAsync(command, ct)).OrRefuse();
                context.Done(
                    arguments,
                    new { Account = to.Value, Amount = paid.ToString(), answer.Position, answer.Replayed },
                    $"{to} has {paid} yoctoNEAR more{(answer.Replayed ? ", since an earlier call" : "")} (position {answer.Position}).");
            },
            account,
            amount,
            reference);
    }
}
