using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests;

/// <summary>Bob pays for a run of alice's model; dave has a royalty; one worker.</summary>
internal static class PaymentSample
{
    public static readonly Guid PaidJob = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000010");
    public static readonly Guid Withdrawal = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000011");
    public static readonly Guid OtherWithdrawal = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000012");
    public static readonly Yocto Price = Yocto.Parse("1000");

    public static readonly InferencePrice Agreed = new(
        Price, new Payouts([KeyValuePair.Create(Alice, Yocto.Parse("970")), KeyValuePair.Create(Dave, Yocto.Parse("30"))]));

    public static readonly WorkerKeyEvent.WorkerKeysRegistered Keys = new(
        "worker-1", Convert.ToBase64String(new byte[32]), Convert.ToBase64String([1, .. new byte[31]]),
        Convert.ToBase64String(new byte[64]));

    public static readonly RunReceipt Receipt = new(
        Job, Asset, 1, Content.Cid, Content.Sha256, Bob, At(10), new string('e', 64), new string('f', 64), "onnxruntime 1.23.2", "CPU",
        "worker-1", 1, 1_250, new RightUsed(AccessLevel.UseModel, "grant", 7), Price, Agreed.Split,
        new Attestation(AttestationKind.Self, new string('9', 64)));

    public static readonly SignedReceipt Signed =
        new(Receipt, Keys.SigningKey, Convert.ToBase64String(new byte[64]), Convert.ToBase64String(new byte[32]));

    public static IReadOnlyList<object> Events =>
    [
        new InferenceTermsEvent.InferencePriceSet(Asset, Price, Alice),
        new InferenceTermsEvent.InferenceQuotaSet(Asset, AccessLevel.UseModel, new InferenceQuota(10, null), Alice),
        Keys,
        .. Money,
    ];

    /// <summary>In an order in which it can happen.</summary>
    public static IReadOnlyList<BalanceEvent> Money =>
    [
        new BalanceEvent.BalanceCredited(Bob, Yocto.Parse("5000"), "operator", "9vH3tx"),
        new BalanceEvent.BalanceHeld(Bob, Job, Asset, Price),
        new BalanceEvent.BalanceHeld(Bob, PaidJob, Asset, Price),
        new BalanceEvent.BalanceCharged(Bob, Job, Asset, Price),
        new BalanceEvent.BalanceEarned(Alice, Job, Asset, Bob, Yocto.Parse("970")),
        new BalanceEvent.BalanceRefunded(Bob, PaidJob, Asset, Price, "DEADLINE_EXCEEDED"),
        new BalanceEvent.WithdrawalRequested(Bob, Withdrawal, Yocto.Parse("700")),
        new BalanceEvent.WithdrawalPaid(Bob, Withdrawal, Yocto.Parse("700"), "4uQeVj5t"),
        new BalanceEvent.WithdrawalRequested(Bob, OtherWithdrawal, Yocto.Parse("300")),
        new BalanceEvent.WithdrawalReturned(Bob, OtherWithdrawal, Yocto.Parse("300"), "The account is gone."),
    ];

    /// <summary>From which each of <see cref="Money"/> can happen.</summary>
    public static BalanceState Before(BalanceEvent @event)
    {
        var some = BalanceState.Initial with { Available = Yocto.Parse("9000") };
        return @event switch
        {
            BalanceEvent.BalanceCharged e => some with { Holds = some.Holds.Add(e.Job, e.Amount) },
            BalanceEvent.BalanceRefunded e => some with { Holds = some.Holds.Add(e.Job, e.Amount) },
            BalanceEvent.WithdrawalPaid e => Pending(e.Withdrawal, e.Amount),
            BalanceEvent.WithdrawalReturned e => Pending(e.Withdrawal, e.Amount),
            _ => some,
        };

        BalanceState Pending(Guid id, Yocto amount) =>
            some with { Withdrawals = some.Withdrawals.Add(id, new Withdrawal(amount, WithdrawalStatus.Pending)) };
    }
}
