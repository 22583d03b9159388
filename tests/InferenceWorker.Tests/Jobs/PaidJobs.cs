using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Jobs that cost all that their requester has, and what became of the money.</summary>
internal static class PaidJobs
{
    public static readonly Yocto Price = Yocto.Parse("1000");

    public static async Task<(Guid Job, Account Payer)> PaidJobAsync(
        this Workplace place, ModelReference model, string kind, string input, string card)
    {
        var payer = Account.Parse($"{Guid.NewGuid():N}.test.near");
        await place.Market.AppendAsync(StreamKeys.Asset(Asset), Granted(payer, AccessLevel.UseModel));
        var job = await place.JobAsync(
            payer, kind: kind, input: input, model: model, card: card, price: new InferencePrice(Price, new Payouts([new(Alice, Price)])));
        await place.Market.AppendAsync(
            StreamKeys.Balance(payer), new BalanceEvent.BalanceCredited(payer, Price, "operator", $"{job}"),
            new BalanceEvent.BalanceHeld(payer, job, Asset, Price));
        return (job, payer);
    }

    /// <summary>What came after the hold.</summary>
    public static async Task<IReadOnlyList<object>> SettledAsync(this Workplace place, Account payer) =>
        [.. (await place.Market.Store.FetchStreamAsync(StreamKeys.Balance(payer), 0, MarketFixture.Ct)).Select(e => e.Data).Skip(2)];
}
