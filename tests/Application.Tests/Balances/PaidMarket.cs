using System.Numerics;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Balances;

/// <summary>A model of alice's that costs 1,000 a run, of which dave has three percent and the platform (carol) 2.5.</summary>
public sealed class PaidMarket : IAsyncLifetime
{
    public static readonly Yocto Price = Yocto.Parse("1000");

    internal MarketFixture Market { get; } = new();

    internal JobLog Jobs { get; private set; } = null!;

    internal InferenceOptions Operator { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Market.InitializeAsync();
        await Market.ExecuteAsync($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', '{Contract}', 1, 'x', {At(10).Nanoseconds})
            """);
        await Market.AppendAsync(StreamKeys.Contract(Contract), new ContractEvent.PlatformSet(Contract, Carol, 250, Alice));
        Jobs = new JobLog(Market.Store, ClockAt(At(10)));
    }

    public ValueTask DisposeAsync() => Market.DisposeAsync();

    /// <summary>Of its own for each test: nobody's runs are counted together.</summary>
    internal async Task<AssetId> ModelAsync(Yocto price, params Account[] users)
    {
        var model = new AssetId(Contract, $"1:{Guid.NewGuid():N}");
        await Market.AppendAsync(
            StreamKeys.Asset(model),
            [Minted() with { Asset = model }, .. users.Select(u => Granted(u, AccessLevel.UseModel) with { Asset = model })]);
        if (price != Yocto.Zero)
            (await Terms.HandleAsync(new SetInferenceTerms.SetPrice(Alice, Guid.NewGuid(), model, price), MarketFixture.Ct))
                .ShouldBeOfType<Result<CommandAnswer, InferenceTermsRefusal>.Ok>();
        return model;
    }

    internal SetInferenceTerms Terms => new(Market.Store, ClockAt(At(10)), Options.Create(Operator));

    internal RequestInference RequestsAt(BlockTime wall) => new(
        Market.Store, ClockAt(wall), new ModelOffers(Market.Store, Options.Create(new ModelOptions { OfferUntested = true })),
        new InferenceDenials(Market.Store, ClockAt(wall), new KeyRefusals(Market.Store, TimeProvider.System), new KeyMetrics()),
        Options.Create(Operator));

    /// <summary>An account that has so much.</summary>
    internal async Task<Account> AccountAsync(Yocto amount)
    {
        var account = Domain.Account.Parse($"{Guid.NewGuid():N}.test.near");
        if (amount != Yocto.Zero)
            (await CreditAsync(account, amount, Guid.NewGuid().ToString())).ShouldBeOfType<Result<CommandAnswer, BalanceRefusal>.Ok>();
        return account;
    }

    internal Task<Result<CommandAnswer, BalanceRefusal>> CreditAsync(Account account, Yocto amount, string reference) =>
        new CreditBalance(Market.Store).HandleAsync(
            new CreditBalance.Command(account, amount, "operator", reference, "operator:test"), MarketFixture.Ct);

    internal async Task<Guid> RequestedAsync(Account requester, AssetId model) =>
        (await RequestsAt(At(10)).HandleAsync(Ask(requester, model), MarketFixture.Ct))
        .ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>().Value.Job;

    internal static RequestInference.Command Ask(Account requester, AssetId model, Guid? key = null) =>
        new(requester, key ?? Guid.NewGuid(), model, "text", "\"Guten Tag\"") { ExpectedPrice = Price };

    internal Task<InferenceRefusal?> StartAsync(Guid job, string worker, int attempt) =>
        Jobs.AppendAsync(job, new InferenceCommand.StartInference(worker, attempt), worker, MarketFixture.Ct);

    internal Task<InferenceRefusal?> CompleteAsync(Guid job, string worker, int attempt) =>
        Jobs.AppendAsync(job, new InferenceCommand.CompleteInference(worker, attempt, Result), worker, MarketFixture.Ct);

    internal Task<BalanceState> BalanceAsync(Account account) =>
        Market.Store.StateAsync(StreamKeys.Balance(account), Aggregates.Balance, MarketFixture.Ct);

    /// <summary>Available, held, as numbers.</summary>
    internal async Task<(int Available, int Held)> HasAsync(Account account)
    {
        var state = await BalanceAsync(account);
        return ((int)state.Available.Amount, (int)state.Held.Amount);
    }

    internal async Task<IReadOnlyList<BalanceEvent>> MoneyOfAsync(Guid job) =>
        [.. (await Market.Store.QueryEventsAsync(0, 100_000, MarketFixture.Ct)).Select(e => e.Data).OfType<BalanceEvent>()
            .Where(e => LedgerTransfer.Of(e) is var t && (t.From.Holder == $"{job:D}" || t.To.Holder == $"{job:D}"))];

    /// <summary>Of the whole log: each ledger account and what it comes to.</summary>
    internal async Task<IReadOnlyDictionary<LedgerAccount, BigInteger>> LedgerAsync()
    {
        var sums = new Dictionary<LedgerAccount, BigInteger>();
        foreach (var e in (await Market.Store.QueryEventsAsync(0, 100_000, MarketFixture.Ct)).Select(e => e.Data).OfType<BalanceEvent>())
        {
            var transfer = LedgerTransfer.Of(e);
            sums[transfer.From] = sums.GetValueOrDefault(transfer.From) - transfer.Amount.Amount;
            sums[transfer.To] = sums.GetValueOrDefault(transfer.To) + transfer.Amount.Amount;
        }

        return sums;
    }

    private ChainClock ClockAt(BlockTime wall) => new(
        Market.Db, Options.Create(new ChainOptions { Network = "local", Contract = Contract }), new WallClock(wall));
}
