using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>
/// Opens deals. A seller does it at the asset's own contract, by approving the market with a word that says what for; a buyer who makes
/// an offer does it at the market.
/// </summary>
public sealed class PrepareOpening(
    DocumentStore store, TransactionBuilder builder, PrepareTransaction assets, PrepareDeal deals, ChainClock clock)
{
    /// <summary>Once, before the first deal: the market registers the account and lets this platform's contract speak for it.</summary>
    public async Task<Prepared> AdmitAsync(Account account, Yocto deposit, PublicKey key, CancellationToken cancellationToken) =>
        deals.Market is not { } market ? Refuse(NoMarket)
        : deposit == Yocto.Zero ? Refuse(Unfit(DealKind.Listing))
        : await builder.BuildAsync(account.Value, key, market, MarketCall.Allow(deals.Contract, deposit), cancellationToken);

    public Task<Prepared> ListAsync(
        AssetId asset, Account seller, Yocto price, BlockTime? expiresAt, PublicKey key, CancellationToken cancellationToken) =>
        price == Yocto.Zero ? Task.FromResult(Refuse(Unfit(DealKind.Listing)))
            : ApproveAsync(asset, seller, DealKind.Listing, expiresAt, MarketCall.ListMessage(price, expiresAt), key, cancellationToken);

    public Task<Prepared> AuctionAsync(
        AssetId asset, Account seller, AuctionTerms terms, PublicKey key, CancellationToken cancellationToken) =>
        terms.ReservePrice == Yocto.Zero ? Task.FromResult(Refuse(Unfit(DealKind.Auction)))
            : ApproveAsync(asset, seller, DealKind.Auction, terms.EndsAt, MarketCall.AuctionMessage(terms), key, cancellationToken);

    public async Task<Prepared> AcceptAsync(
        AssetId asset, Account owner, string offerId, PublicKey key, CancellationToken cancellationToken)
    {
        var offer = deals.Market is { } market
            ? await store.StateAsync(StreamKeys.Deal(new DealId(market, DealKind.Offer, offerId)), Aggregates.Deal, cancellationToken)
            : null;
        return offer is not MarketState.Offered { ExpiresAt: var expiresAt }
            ? Refuse(MarketCodes.Of(new MarketRefusal.NoSuchDeal(), DealKind.Offer))
            : await ApproveAsync(asset, owner, DealKind.Offer, expiresAt, MarketCall.AcceptMessage(offerId), key, cancellationToken);
    }

    public async Task<Prepared> OfferAsync(
        AssetId asset, Account buyer, Yocto amount, BlockTime expiresAt, PublicKey key, CancellationToken cancellationToken)
    {
        if (deals.Market is not { } market)
            return Refuse(NoMarket);
        if (amount == Yocto.Zero)
            return Refuse(Unfit(DealKind.Offer));
        if (expiresAt <= await clock.NowAsync(cancellationToken))
            return Refuse(MarketCodes.Of(new MarketRefusal.Expired(expiresAt), DealKind.Offer));
        return await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken) switch
        {
            AssetState.Minted m when m.Owner == buyer => Refuse(MarketCodes.Of(new MarketRefusal.OwnToken(buyer), DealKind.Offer)),
            AssetState.Minted => await builder.BuildAsync(
                buyer.Value, key, market, MarketCall.Offer(asset, amount, expiresAt), cancellationToken),
            _ => Refuse(ContractCodes.Of(new AssetRefusal.NotMinted())),
        };
    }

    private async Task<Prepared> ApproveAsync(
        AssetId asset, Account owner, DealKind kind, BlockTime? end, string message, PublicKey key, CancellationToken cancellationToken)
    {
        if (deals.Market is not { } market)
            return Refuse(NoMarket);
        if (end is { } at && at <= await clock.NowAsync(cancellationToken))
            return Refuse(MarketCodes.Of(new MarketRefusal.Expired(at), kind));
        // The contract counts approvals from 1, and gives each a number of its own.
        var approval = new AssetCommand.ApproveAccount(owner, Account.Parse(market), ApprovalId: 0);
        return await assets.HandleAsync(asset, approval, message, key, cancellationToken);
    }

    private static TransactionRefusal.NotRelayed NoMarket { get; } = new TransactionRefusal.NotRelayed("No market is followed here.");

    private static TransactionRefusal.ContractWouldRefuse Unfit(DealKind kind) => MarketCodes.Of(new MarketRefusal.PriceUnfit(), kind);

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);
}
