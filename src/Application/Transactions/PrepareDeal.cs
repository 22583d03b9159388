using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>Decides a command on a deal as the market contract would and builds the transaction for the caller's wallet.</summary>
public sealed class PrepareDeal(
    DocumentStore store, TransactionBuilder builder, PrepareTransaction assets, ChainClock clock, IOptions<ChainOptions> chain)
{
    public async Task<Prepared> HandleAsync(DealId deal, MarketCommand command, PublicKey key, CancellationToken cancellationToken)
    {
        if (deal.Market != Market)
            return Refuse(new TransactionRefusal.NotRelayed("The deal is not of a market that is followed here."));
        var state = await store.StateAsync(StreamKeys.Deal(deal), Aggregates.Deal, cancellationToken);
        var now = await clock.NowAsync(cancellationToken);
        return MarketDecider.Decide(state, command, now) is Decision<MarketEvent, MarketRefusal>.Refused refused
            ? Refuse(MarketCodes.Of(refused.Refusal, deal.Kind))
            : await builder.BuildAsync(command.Actor.Value, key, deal.Market, Call(deal, command), cancellationToken);
    }

    /// <summary>An asset is listed by approving the market for it, with the price as the word that goes along.</summary>
    public async Task<Prepared> ListAsync(
        AssetId asset, Account seller, Yocto price, BlockTime? expiresAt, PublicKey key, CancellationToken cancellationToken)
    {
        if (Market is not { } market)
            return Refuse(new TransactionRefusal.NotRelayed("No market is followed here."));
        if (price == Yocto.Zero)
            return Refuse(MarketCodes.Of(new MarketRefusal.PriceUnfit(), DealKind.Listing));
        // The contract counts approvals from 1, and gives each a number of its own.
        var approval = new AssetCommand.ApproveAccount(seller, Account.Parse(market), ApprovalId: 0);
        return await assets.HandleAsync(asset, approval, MarketCall.ListMessage(price, expiresAt), key, cancellationToken);
    }

    /// <summary>The market that deals are made on here; null: none is followed.</summary>
    public string? Market => chain.Value.Contracts.FirstOrDefault(c => c.Kind == ContractKind.Market)?.Account;

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);

    private static ContractCall Call(DealId deal, MarketCommand command) => command switch
    {
        MarketCommand.BuyListing c => MarketCall.Buy(deal, c),
        MarketCommand.PlaceBid c => MarketCall.Bid(deal, c),
        MarketCommand.UpdateListing c => MarketCall.Update(deal, c),
        MarketCommand.CancelListing or MarketCommand.CancelOffer or MarketCommand.CancelAuction => MarketCall.Cancel(deal),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No transaction is prepared for this command."),
    };
}
