using System.Collections.Frozen;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;

namespace NeuraNft.Domain;

/// <summary>The name under which each event type is stored. Stored format; change only by adding.</summary>
public static class StoredNames
{
    public static FrozenDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(CollectionEvent.CollectionCreated)] = "collection_created",
        [typeof(CollectionEvent.CollectionUpdated)] = "collection_updated",
        [typeof(CollectionEvent.CollectionTransferred)] = "collection_transferred",
        [typeof(CollectionEvent.MinterSet)] = "minter_set",
        [typeof(AssetEvent.AssetMinted)] = "asset_minted",
        [typeof(AssetEvent.MetadataUpdated)] = "metadata_updated",
        [typeof(AssetEvent.VersionPublished)] = "version_published",
        [typeof(AssetEvent.AssetTransferred)] = "asset_transferred",
        [typeof(AssetEvent.AccessSet)] = "access_set",
        [typeof(AssetEvent.AccessRevoked)] = "access_revoked",
        [typeof(AssetEvent.DefaultLevelSet)] = "default_level_set",
        [typeof(AssetEvent.MaxLevelSet)] = "max_level_set",
        [typeof(AssetEvent.AccessEpochBumped)] = "access_epoch_bumped",
        [typeof(AssetEvent.AssetBurnt)] = "asset_burnt",
        [typeof(AssetEvent.LeaseTermsSet)] = "lease_terms_set",
        [typeof(AssetEvent.LeaseStarted)] = "lease_started",
        [typeof(AssetEvent.AccessResold)] = "access_resold",
        [typeof(AssetEvent.ReplicaCreated)] = "replica_created",
        [typeof(AssetEvent.RoyaltySet)] = "royalty_set",
        [typeof(AssetEvent.AccessRequested)] = "access_requested",
        [typeof(AssetEvent.AccessAnswered)] = "access_answered",
        [typeof(AssetEvent.AccountApproved)] = "account_approved",
        [typeof(AssetEvent.ApprovalRevoked)] = "approval_revoked",
        [typeof(ContractEvent.PlatformSet)] = "platform_set",
        [typeof(ContractEvent.AnchorerSet)] = "anchorer_set",
        [typeof(ContractEvent.OwnerSet)] = "contract_owner_set",
        [typeof(ContractEvent.UpgradeStaged)] = "upgrade_staged",
        [typeof(ContractEvent.UpgradeCancelled)] = "upgrade_cancelled",
        [typeof(ContractEvent.UpgradeApplied)] = "upgrade_applied",
        [typeof(ContractEvent.PayoutHeld)] = "payout_held",
        [typeof(ContractEvent.PayoutForwarded)] = "payout_forwarded",
        [typeof(ContractEvent.AuditAnchored)] = "audit_anchored",
        [typeof(MarketEvent.ListingCreated)] = "listing_created",
        [typeof(MarketEvent.ListingUpdated)] = "listing_updated",
        [typeof(MarketEvent.ListingCancelled)] = "listing_cancelled",
        [typeof(MarketEvent.OfferMade)] = "offer_made",
        [typeof(MarketEvent.OfferCancelled)] = "offer_cancelled",
        [typeof(MarketEvent.AuctionStarted)] = "auction_started",
        [typeof(MarketEvent.BidPlaced)] = "bid_placed",
        [typeof(MarketEvent.AuctionApproved)] = "auction_approved",
        [typeof(MarketEvent.AuctionCancelled)] = "auction_cancelled",
        [typeof(MarketEvent.Sold)] = "sold",
        [typeof(MarketEvent.SaleFailed)] = "sale_failed",
        [typeof(MarketEvent.RefundOwed)] = "refund_owed",
        [typeof(MarketEvent.RefundPaid)] = "refund_paid",
        [typeof(MarketEvent.RefundForgone)] = "refund_forgone",
        [typeof(MarketEvent.ContractAllowed)] = "market_contract_allowed",
        [typeof(MarketEvent.TokenHeld)] = "market_token_held",
        [typeof(MarketEvent.TokenReleased)] = "market_token_released",
        [typeof(TokenEvent.TokenMinted)] = "token_minted",
        [typeof(TokenEvent.TokenTransferred)] = "token_transferred",
        [typeof(TokenEvent.TokenBurnt)] = "token_burnt",
        [typeof(TokenEvent.TokenApproved)] = "token_approved",
        [typeof(TokenEvent.TokenApprovalRevoked)] = "token_approval_revoked",
        [typeof(InferenceEvent.InferenceRequested)] = "inference_requested",
        [typeof(InferenceEvent.InferenceStarted)] = "inference_started",
        [typeof(InferenceEvent.InferenceCompleted)] = "inference_completed",
        [typeof(InferenceEvent.InferenceFailed)] = "inference_failed",
        [typeof(InferenceEvent.InferenceCancelled)] = "inference_cancelled",
        [typeof(InferenceTermsEvent.InferencePriceSet)] = "inference_price_set",
        [typeof(InferenceTermsEvent.InferenceQuotaSet)] = "inference_quota_set",
        [typeof(WorkerKeyEvent.WorkerKeysRegistered)] = "worker_keys_registered",
        [typeof(BalanceEvent.BalanceCredited)] = "balance_credited",
        [typeof(BalanceEvent.BalanceHeld)] = "balance_held",
        [typeof(BalanceEvent.BalanceCharged)] = "balance_charged",
        [typeof(BalanceEvent.BalanceRefunded)] = "balance_refunded",
        [typeof(BalanceEvent.BalanceEarned)] = "balance_earned",
        [typeof(BalanceEvent.WithdrawalRequested)] = "withdrawal_requested",
        [typeof(BalanceEvent.WithdrawalPaid)] = "withdrawal_paid",
        [typeof(BalanceEvent.WithdrawalReturned)] = "withdrawal_returned",
        [typeof(ContentEvent.AssetSealed)] = "asset_sealed",
        [typeof(ContentEvent.ReencryptionDue)] = "reencryption_due",
        [typeof(ContentEvent.ReencryptionDone)] = "reencryption_done",
        [typeof(ContentEvent.ContentWithdrawn)] = "content_withdrawn",
        [typeof(KeyEvent.KeyReleased)] = "key_released",
        [typeof(KeyEvent.KeyRefused)] = "key_refused",
        [typeof(WorkerEvent.WorkerRegistered)] = "worker_registered",
        [typeof(ModelEvent.ModelRegistered)] = "model_registered",
        [typeof(ModelEvent.ModelGraphRecorded)] = "model_graph_recorded",
        [typeof(ModelEvent.ModelTestSet)] = "model_test_set",
        [typeof(ModelEvent.ModelTestPassed)] = "model_test_passed",
        [typeof(ModelEvent.ModelTestFailed)] = "model_test_failed",
        [typeof(AccountEvent.SessionOpened)] = "session_opened",
        [typeof(AccountEvent.SessionRefreshed)] = "session_refreshed",
        [typeof(AccountEvent.SessionClosed)] = "session_closed",
        [typeof(AccountEvent.ApiKeyIssued)] = "api_key_issued",
        [typeof(AccountEvent.ApiKeyRevoked)] = "api_key_revoked",
        [typeof(AccountEvent.TextGenerated)] = "text_generated",
        [typeof(AccountEvent.EncryptionKeyRegistered)] = "encryption_key_registered",
        [typeof(AccountEvent.SubjectErased)] = "subject_erased",
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, Type> ByName { get; } = ByType.ToFrozenDictionary(e => e.Value, e => e.Key);

    public static string Of(Type eventType) => ByType[eventType];
}
