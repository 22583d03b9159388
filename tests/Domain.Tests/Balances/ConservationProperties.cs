using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Balances;

/// <summary>Over random histories of payments, prices, runs, late and repeated ends, and withdrawals: no yocto comes or goes.</summary>
public sealed class ConservationProperties
{
    private static readonly Guid[] s_ids = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static readonly Gen<Account> AnyAccount = Gen.Elements(Alice, Bob, Dave);
    private static readonly Gen<Guid> AnyId = Gen.Elements(s_ids);

    // Apart from the jobs: these are looked at by their own property.
    private static readonly Gen<Guid> AnyGeneration = Gen.Choose(11, 13).Select(i => new Guid(i, 0, 0, new byte[8]));

    private static readonly Gen<Guid> AnyWithdrawal = Gen.Elements(s_ids[..2]);

    // Small ones meet often; large ones would overflow what is not careful.
    private static readonly Gen<Yocto> AnyAmount = Gen.OneOf(
        Gen.Choose(0, 7).Select(n => new Yocto((UInt128)n)),
        Gen.Choose(1, 100_000).Select(n => new Yocto((UInt128)n)),
        Gen.Choose(1, 1_000).Select(n => new Yocto(BalanceDecider.MaxAmount.Amount / (UInt128)n)));

    private static readonly Gen<Yocto?> AnyCost = Gen.OneOf(AnyAmount.Select(y => (Yocto?)y), Gen.Constant((Yocto?)null));

    private static readonly Gen<InferenceCommand> AnyAct = Gen.OneOf(
        from w in Gen.Elements("w1", "w2") from a in Gen.Choose(1, 2) select (InferenceCommand)new InferenceCommand.StartInference(w, a),
        from w in Gen.Elements("w1", "w2") from a in Gen.Choose(1, 2)
        select (InferenceCommand)new InferenceCommand.CompleteInference(w, a, Sample.Result),
        from w in Gen.Elements("w1", "w2") from a in Gen.Choose(0, 2)
        select (InferenceCommand)new InferenceCommand.FailInference(w, a, "DEADLINE_EXCEEDED", "Too slow."),
        AnyAccount.Select(a => (InferenceCommand)new InferenceCommand.CancelInference(a)),
        Gen.Constant((InferenceCommand)new InferenceCommand.CancelForLostRight(RightsLossReason.Revoked)));

    private static readonly Gen<Action<BalanceHistory>> AnyStep = Gen.Frequency(
        (2, from a in AnyAccount from y in AnyAmount
            select (Action<BalanceHistory>)(h => h.Do(a, new BalanceCommand.CreditBalance(a, y, "operator", "r")))),
        (4, from j in AnyId from a in AnyAccount from y in AnyAmount select (Action<BalanceHistory>)(h => h.Request(j, a, y))),
        (8, from j in AnyId from c in AnyAct select (Action<BalanceHistory>)(h => h.Act(j, c))),
        (4, from g in AnyGeneration from a in AnyAccount from y in AnyAmount from c in AnyCost
            select (Action<BalanceHistory>)(h => h.Generate(g, a, y, c))),
        (1, from a in AnyAccount from w in AnyWithdrawal from y in AnyAmount
            select (Action<BalanceHistory>)(h => h.Do(a, new BalanceCommand.RequestWithdrawal(a, w, y)))),
        (1, from a in AnyAccount from w in AnyWithdrawal
            select (Action<BalanceHistory>)(h => h.Do(a, new BalanceCommand.PayWithdrawal(a, w, "tx")))),
        (1, from a in AnyAccount from w in AnyWithdrawal
            select (Action<BalanceHistory>)(h => h.Do(a, new BalanceCommand.ReturnWithdrawal(a, w, "gone")))));

    private static readonly Arbitrary<Action<BalanceHistory>[]> AnyHistory =
        Arb.From(AnyStep.ArrayOf(60));

    [Fact]
    public void Sum_of_all_accounts_is_zero_and_none_but_the_worlds_is_negative() => ForAllSteps(h =>
    {
        var ledger = h.Ledger();
        return ledger.Values.Aggregate(BigInteger.Zero, (sum, one) => sum + one).IsZero
            && ledger.All(a => a.Key.Bucket == LedgerBucket.Outside || a.Value >= 0)
            && ledger.Where(a => a.Key.Bucket == LedgerBucket.Job).All(a => a.Value.IsZero);
    });

    [Fact]
    public void State_that_is_decided_on_is_what_the_ledger_says() => ForAllSteps(h =>
    {
        var ledger = h.Ledger();
        return new[] { Alice, Bob, Carol, Dave }.All(a =>
            h.Of(a).Available.Amount == (UInt128)ledger.GetValueOrDefault(new(LedgerBucket.Available, a.Value))
            && h.Of(a).Held.Amount == (UInt128)ledger.GetValueOrDefault(new(LedgerBucket.Held, a.Value))
            && h.Of(a).Withdrawing.Amount == (UInt128)ledger.GetValueOrDefault(new(LedgerBucket.Withdrawing, a.Value)));
    });

    [Fact]
    public void Rows_53_to_56_hold_is_one_charge_or_one_refund_or_still_open() => ForAllSteps(h => h.Jobs.All(job =>
    {
        var money = h.Money.Where(e => JobOf(e) == job.Key).ToList();
        var (held, charged, refunded) = (Sum<BalanceHeld>(money), Sum<BalanceCharged>(money), Sum<BalanceRefunded>(money));
        return Sum<BalanceEarned>(money) == charged && job.Value switch
        {
            InferenceState.Completed => held == charged && refunded.IsZero && money.Count(e => e is BalanceCharged) <= 1,
            InferenceState.Failed or InferenceState.Cancelled =>
                held == refunded && charged.IsZero && money.Count(e => e is BalanceRefunded) <= 1,
            _ => charged.IsZero && refunded.IsZero,
        };
    }));

    [Fact]
    public void Hold_for_a_generation_is_charge_and_refund_together_or_still_open() => ForAllSteps(h =>
        h.Money.Select(e => (e.Account, Job: JobOf(e), e))
            .Where(e => e.Job is { } job && !h.Jobs.ContainsKey(job) && e.e is not BalanceEarned)
            .GroupBy(e => (e.Account, e.Job)).All(one =>
            {
                var money = one.Select(e => e.e).ToList();
                var open = h.Of(one.Key.Account).Holds.GetValueOrDefault(one.Key.Job!.Value);
                return Sum<BalanceHeld>(money) == Sum<BalanceCharged>(money) + Sum<BalanceRefunded>(money) + open.Amount;
            }));

    [Fact]
    public void Row_58_shares_are_the_price_whatever_the_royalties_and_dust_is_the_owners() =>
        Prop.ForAll(Arb.From(Gen.Zip(AnyAmount, Gen.Choose(0, 10_000))), pair =>
        {
            var (amount, fee) = pair;
            var asset = (NeuraNft.Domain.Assets.AssetState.Minted)NeuraNft.Domain.Tests.Assets.AssetSpecification.Given(Minted()).State;
            var price = InferencePrice.Of(asset, amount, BalanceHistory.Platform with { FeeBasisPoints = fee });
            return price.Split.Total == amount && price.Split.Of(Dave) == amount.Share(300)
                && price.Split.Of(Alice) >= amount.Share(700);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Histories_reach_charges_refunds_and_refusals()
    {
        // Some are rare: as many histories as it takes, up to a number that has never been needed.
        var (kinds, all) = (new HashSet<Type>(), typeof(BalanceEvent).GetNestedTypes().ToHashSet());
        for (var batch = 0; batch < 40 && !kinds.SetEquals(all); batch++)
            kinds.UnionWith(AnyHistory.Generator.Sample(60, 200).SelectMany(steps => Run(steps).Money).Select(e => e.GetType()));
        kinds.ShouldBe(all, ignoreOrder: true);
    }

    private static BigInteger Sum<T>(IEnumerable<BalanceEvent> money)
        where T : BalanceEvent =>
        money.OfType<T>().Aggregate(BigInteger.Zero, (sum, e) => sum + e.Amount.Amount);

    private static Guid? JobOf(BalanceEvent e) => e switch
    {
        BalanceHeld held => held.Job,
        BalanceCharged charged => charged.Job,
        BalanceRefunded refunded => refunded.Job,
        BalanceEarned earned => earned.Job,
        _ => null,
    };

    private static BalanceHistory Run(IEnumerable<Action<BalanceHistory>> steps)
    {
        var history = new BalanceHistory();
        foreach (var step in steps)
            step(history);
        return history;
    }

    private static void ForAllSteps(Func<BalanceHistory, bool> holds) =>
        Prop.ForAll(AnyHistory, steps =>
        {
            var history = new BalanceHistory();
            return steps.All(step =>
            {
                step(history);
                return holds(history);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
