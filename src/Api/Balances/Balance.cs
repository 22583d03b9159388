using NeuraNft.Domain;
using NeuraNft.Projections.BalanceBook;

namespace NeuraNft.Api.Balances;

/// <summary>What the viewer has here, in yoctoNEAR. Runs of models are paid from it.</summary>
/// <param name="Available">To be spent or withdrawn.</param>
/// <param name="Held">Put aside for jobs that run: charged when they are answered, else available again.</param>
/// <param name="Withdrawing">Asked to be paid out.</param>
/// <param name="Credited">Paid in since ever.</param>
/// <param name="Earned">By others' runs, since ever.</param>
/// <param name="Charged">For own runs, since ever.</param>
/// <param name="PaidOut">Since ever.</param>
public sealed record Balance(
    [property: GraphQLIgnore] Account Account, Yocto Available, Yocto Held, Yocto Withdrawing, Yocto Credited, Yocto Earned, Yocto Charged,
    Yocto PaidOut)
{
    internal static Balance Of(Account account, BalanceRow? row) => row is null
        ? new(account, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero)
        : new(account, row.Available, row.Held, row.Withdrawing, row.Credited, row.Earned, row.Charged, row.PaidOut);
}
