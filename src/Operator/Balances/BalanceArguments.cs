using System.CommandLine;
using NeuraNft.Application;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Operator.Balances;

/// <summary>What the commands on balances share.</summary>
internal static class BalanceArguments
{
    public static readonly string Operator = $"operator:{Environment.UserName}";

    public static Argument<string> Account() => new("account") { Description = "A NEAR account id." };

    public static Account AccountOf(string text) => Domain.Account.TryParse(text, out var account)
        ? account
        : throw new RefusedException("INVALID_ACCOUNT", "This is no NEAR account id.");

    public static CommandAnswer OrRefuse(this Result<CommandAnswer, BalanceRefusal> result) => result switch
    {
        Result<CommandAnswer, BalanceRefusal>.Ok(var answer) => answer,
        Result<CommandAnswer, BalanceRefusal>.Refused(var refusal) => throw Refused(refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static RefusedException Refused(BalanceRefusal refusal) => refusal switch
    {
        BalanceRefusal.InvalidAmount r => new("INVALID_AMOUNT", $"An amount is 1 to {r.Most} yoctoNEAR."),
        BalanceRefusal.OtherPayment r => new("REFERENCE_USED", $"{r.Reference} was credited with another account or amount."),
        BalanceRefusal.NoSuchWithdrawal => new("NOT_FOUND", "The account has no such withdrawal."),
        BalanceRefusal.WithdrawalEnded r => new("WITHDRAWAL_ENDED", $"It has ended already: {r.Status.ToString().ToLowerInvariant()}."),
        _ => new("REFUSED", refusal.GetType().Name),
    };
}
