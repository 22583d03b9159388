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
public sealed class PrepareDeal(DocumentStore store, TransactionBuilder builder, ChainClock clock, IOptions<ChainOptions> chain)
{
    public async Task<Prepared> HandleAsync(DealId deal, MarketCommand command, PublicKey key, CancellationToken cancellationToken)
    {
        if (deal.Market != Market)
            return Refuse(new TransactionRefusal.NotRelayed("The deal is not of a market that is followed here."));
        var state = await store.StateAsync(StreamKeys.Deal(deal), Aggregates.Deal, cancellationToken);
        var now = await clock.NowAsync(cancellationToken);
        if (MarketDecider.Decide(state, command, now) is Decision<MarketEvent, MarketRefusal>.Refused refused)
            return Refuse(MarketCodes.Of(refused.Refusal, deal.Kind));
        return command is MarketCommand.BuyListing or MarketCommand.PlaceBid && await StaleAsync(state, cancellationToken) is { } stale
            ? Refuse(MarketCodes.Of(stale, deal.Kind))
            : await builder.BuildAsync(command.Actor.Value, key, deal.Market, Call(deal, command), cancellationToken);
    }

    // The market hears of no transfer: a deal stands until somebody tries it, and then the buyer has paid for gas.
    private async Task<MarketRefusal.Stale?> StaleAsync(MarketState state, CancellationToken cancellationToken)
    {
        if (state switch
        {
            MarketState.Listed s => (s.Listing.Market, s.Seller, s.Tokens),
            MarketState.Auctioned s => (s.Auction.Market, s.Seller, s.Tokens),
            _ => ((string Market, Account Seller, TokenBundle Tokens)?)null,
        } is not var (market, seller, tokens))
            return null;
        foreach (var token in tokens.TokenIds.Values)
        {
            var stream = StreamKeys.Asset(new AssetId(tokens.Contract, token));
            var asset = await store.StateAsync(stream, Aggregates.Asset, cancellationToken);
            if (!tokens.IsForSale(token, Account.Parse(market), seller, asset))
                return new MarketRefusal.Stale(token);
        }

        return null;
    }

    /// <summary>Ends an auction whose time is over: anyone may, and pays nothing but gas.</summary>
    public async Task<Prepared> SettleAsync(string auctionId, Account actor, PublicKey key, CancellationToken cancellationToken)
    {
        if (Market is not { } market)
            return Refuse(new TransactionRefusal.NotRelayed("No market is followed here."));
        var deal = new DealId(market, DealKind.Auction, auctionId);
        var now = await clock.NowAsync(cancellationToken);
        return await store.StateAsync(StreamKeys.Deal(deal), Aggregates.Deal, cancellationToken) switch
        {
            MarketState.Auctioned auction when auction.EndsAt > now =>
                Refuse(new TransactionRefusal.ContractWouldRefuse("E_AUCTION_RUNNING", "The auction has not ended yet.")),
            MarketState.Auctioned =>
                await builder.BuildAsync(actor.Value, key, market, MarketCall.Settle(auctionId), cancellationToken),
            _ => Refuse(MarketCodes.Of(new MarketRefusal.NoSuchDeal(), DealKind.Auction)),
        };
    }

    /// <summary>The contract whose assets are dealt in here.</summary>
    public string Contract => chain.Value.Contract;

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
