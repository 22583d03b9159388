using System.Diagnostics;
using System.Text.Json;
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
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Contracts.ContractEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What a line of the feed says beside who and when. Never an input, an output or a key.</summary>
internal static class EventSummary
{
    public static JsonElement Of(object data) => JsonSerializer.SerializeToElement(data switch
    {
        CollectionEvent e => Of(e),
        AssetEvent e => Of(e),
        InferenceEvent e => Of(e),
        ContractEvent e => Of(e),
        TokenEvent e => Of(e),
        MarketEvent e => MarketSummary.Of(e),
        ContentEvent e => ContentSummary.Of(e),
        KeyEvent e => ContentSummary.Of(e),
        AccountEvent e => Of(e),
        ModelEvent e => ModelSummary.Of(e),
        BalanceEvent e => PaymentSummary.Of(e),
        InferenceTermsEvent e => PaymentSummary.Of(e),
        WorkerKeyEvent.WorkerKeysRegistered e => new { signingKey = e.SigningKey, encryptionKey = e.EncryptionKey },
        WorkerEvent.WorkerRegistered e => new { recipient = e.Recipient },
        _ => new { },
    });

    private static object Of(AccountEvent @event) => @event switch
    {
        SessionOpened e => new { account = e.Account, network = e.Network },
        SessionRefreshed e => new { session = e.Session, generation = e.Generation },
        SessionClosed e => new { session = e.Session, reason = e.Reason },
        ApiKeyIssued e => new { key = e.Key, name = e.Name, scopes = e.Scopes, expiresAt = e.ExpiresAt },
        ApiKeyRevoked e => new { key = e.Key },
        TextGenerated e => new { model = e.Model, promptTokens = e.PromptTokens, completionTokens = e.CompletionTokens },
        EncryptionKeyRegistered e => new { recipient = e.Recipient, publicKey = e.Statement.PublicKey },
        SubjectErased e => new { by = e.By },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(CollectionEvent @event) => @event switch
    {
        CollectionCreated e => new { name = e.Details.Name, owner = e.Owner },
        CollectionUpdated e => new { name = e.Details.Name },
        CollectionTransferred e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner },
        MinterSet e => new { account = e.Account, allowed = e.Allowed },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(AssetEvent @event) => @event switch
    {
        AssetMinted e => new { name = e.Name, kind = e.Kind, owner = e.Owner, defaultLevel = e.DefaultLevel, maxLevel = e.MaxLevel },
        MetadataUpdated e => new { name = e.Name },
        VersionPublished e => new { number = e.Version.Number, cid = e.Version.Cid, sha256 = e.Version.Sha256 },
        AssetTransferred e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner, memo = e.Memo },
        AccessSet e =>
            new { account = e.Account, level = e.Level, expiresAt = e.ExpiresAt, grantedBy = e.GrantedBy, origin = e.Origin },
        AccessRevoked e => new { account = e.Account, revokedBy = e.RevokedBy, origin = e.Origin },
        DefaultLevelSet e => new { level = e.Level },
        MaxLevelSet e => new { level = e.Level },
        AccessEpochBumped e => new { epoch = e.Epoch, oldOwner = e.OldOwner, newOwner = e.NewOwner },
        AssetBurnt e => new { owner = e.Owner },
        _ => Rights(@event),
    };

    private static object Rights(AssetEvent @event) => @event switch
    {
        LeaseTermsSet e => new { level = e.Level, terms = e.Terms },
        LeaseStarted e => new { account = e.Account, level = e.Level, price = e.Price, expiresAt = e.ExpiresAt },
        AccessResold e => new { from = e.From, to = e.To, level = e.Level, expiresAt = e.ExpiresAt, origin = e.Origin },
        ReplicaCreated e => new { parent = e.Parent.TokenId },
        RoyaltySet e => new { royalty = e.Royalty },
        AccessRequested e => new { account = e.Account, level = e.Level },
        AccessAnswered e => new { account = e.Account, level = e.Level, approved = e.Approved },
        AccountApproved e => new { account = e.Account, approvalId = e.ApprovalId },
        ApprovalRevoked e => new { account = e.Account },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(ContractEvent @event) => @event switch
    {
        PlatformSet e => new { account = e.Account, feeBasisPoints = e.FeeBasisPoints },
        AnchorerSet e => new { account = e.Account },
        OwnerSet e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner },
        UpgradeStaged e => new { codeHash = e.CodeHash, earliestAt = e.EarliestAt },
        UpgradeCancelled e => new { codeHash = e.CodeHash },
        UpgradeApplied e => new { codeHash = e.CodeHash, version = e.Version },
        PayoutHeld e => new { account = e.Account, amount = e.Amount },
        PayoutForwarded e => new { account = e.Account, amount = e.Amount, to = e.To },
        AuditAnchored e => new { origin = e.Origin, size = e.Size, root = e.Root },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(TokenEvent @event) => @event switch
    {
        TokenMinted e => new { owner = e.Owner, memo = e.Memo },
        TokenTransferred e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner, memo = e.Memo },
        TokenBurnt e => new { owner = e.Owner },
        TokenApproved e => new { account = e.Account, approvalId = e.ApprovalId },
        TokenApprovalRevoked e => new { account = e.Account },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(InferenceEvent @event) => @event switch
    {
        InferenceRequested e => new { requester = e.Requester, level = e.LevelSeen, version = e.Model.Version, inputKind = e.InputKind },
        InferenceStarted e => new { worker = e.Worker, attempt = e.Attempt },
        InferenceCompleted e => new
        {
            worker = e.Worker,
            executionProvider = e.Result.ExecutionProvider,
            durationMicroseconds = e.Result.DurationMicroseconds,
            outputSha256 = e.Result.OutputSha256,
        },
        InferenceFailed e => new { code = e.Code },
        InferenceCancelled e => new { by = e.By, reason = e.Reason },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
