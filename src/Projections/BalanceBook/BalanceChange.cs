using System.Numerics;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Balances.BalanceEvent;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>What one event adds to its account's row.</summary>
internal sealed record BalanceChange(
    BigInteger Available, BigInteger Held, BigInteger Withdrawing, BigInteger Credited, BigInteger Earned, BigInteger Charged,
    BigInteger PaidOut)
{
    public static BalanceChange Of(BalanceEvent e)
    {
        var transfer = LedgerTransfer.Of(e);
        return new(
            In(LedgerBucket.Available), In(LedgerBucket.Held), In(LedgerBucket.Withdrawing), Where(e is BalanceCredited),
            Where(e is BalanceEarned), Where(e is BalanceCharged), Where(e is WithdrawalPaid));

        BigInteger In(LedgerBucket bucket) => Where(transfer.To.Bucket == bucket) - Where(transfer.From.Bucket == bucket);

        BigInteger Where(bool condition) => condition ? (BigInteger)e.Amount.Amount : 0;
    }
}
