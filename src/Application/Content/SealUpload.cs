using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Log;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Content;

using Sealed = Result<CommandAnswer, SealRefusal>;

/// <summary>Says in the log, by the owner's signature, what the encrypted content of a version is. Publishing says so on chain.</summary>
public sealed class SealUpload(
    DocumentStore store, UploadRows rows, UploadedContents uploads, ChainClock clock, KeyOwnership keys, KeyCustody custody,
    IOptions<LoginOptions> login, IOptions<ChainOptions> chain)
{
    private const int Attempts = 5;

    /// <param name="Version">That comes next, or the published one.</param>
    /// <param name="PublicKey">A full-access key of the account.</param>
    /// <param name="Signature">Over <see cref="SealStatement"/>, in base64.</param>
    public sealed record Command(
        Account Account, Guid IdempotencyKey, AssetId Asset, Guid Upload, int Version, string PublicKey, string Signature);

    /// <summary>What is to be signed; null where there is no such upload.</summary>
    public async Task<SealStatement?> StatementAsync(
        Account account, Guid upload, AssetId asset, int version, CancellationToken cancellationToken) =>
        await FindAsync(account, upload, asset, cancellationToken) is { } content
            ? SealStatement.For(asset, version, content, account, chain.Value.Network, login.Value.Recipient)
            : null;

    /// <summary>Whether the content was sealed as a version of the asset, and nothing else in its place.</summary>
    public async Task<bool> IsSealedAsync(UploadedContent content, AssetId asset, CancellationToken cancellationToken)
    {
        var state = await store.StateAsync(StreamKeys.Content(asset), Aggregates.Content, cancellationToken);
        return state.Versions.Values.Any(
            v => v.PublishedCid == content.Cid.ToString() && v.Standing != ContentStanding.Withdrawn);
    }

    /// <param name="command">Its public key can be read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ChainBehindException">Whose the asset is cannot be said now.</exception>
    /// <exception cref="CustodyException">SEALED.</exception>
    public async Task<Sealed> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Account, "seal_upload", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        // First, for by now the asset may be another's, or its version published.
        if (await store.FindCommandAsync(metadata, cancellationToken) is { } earlier)
            return Answer(earlier.ToAnswer(id));
        if (await FindAsync(command.Account, command.Upload, command.Asset, cancellationToken) is not { } content)
            return Refuse(new SealRefusal.NoSuchUpload());
        var text = SealStatement.For(
            command.Asset, command.Version, content, command.Account, chain.Value.Network, login.Value.Recipient);
        if (await ProveAsync(command, text, cancellationToken) is { } unproven)
            return Refuse(new SealRefusal.NotProven(unproven));
        var statement = new SignedStatement(
            text.Message, Convert.ToBase64String(text.Nonce.Span), text.Recipient, command.PublicKey, command.Signature);
        for (var attempt = 1; ; attempt++)
            if (await TryAsync(command, statement, metadata, cancellationToken) is { } answer)
                return answer;
            else if (attempt == Attempts)
                throw new ChainBehindException($"The rights in {command.Asset} change faster than they can be judged.");
    }

    // Also what somebody else uploaded for the asset: that only its owner seals is decided below.
    private async Task<UploadedContent?> FindAsync(Account account, Guid upload, AssetId asset, CancellationToken cancellationToken) =>
        await uploads.OfUploadAsync(upload, cancellationToken) is { } content
        && (content.Account == account || (await rows.FindAsync(upload, cancellationToken))?.Asset == asset)
            ? content
            : null;

    private async Task<LoginRefusal?> ProveAsync(Command command, SealStatement text, CancellationToken cancellationToken)
    {
        var key = PublicKey.Parse(command.PublicKey);
        var payload = new Nep413Payload(text.Message, text.Nonce.Span, text.Recipient, callbackUrl: null);
        return Nep413.Verify(payload, key, command.Signature)
            ? await keys.CheckAsync(command.Account, key, cancellationToken)
            : new LoginRefusal.BadSignature();
    }

    /// <returns>Null where something moved on meanwhile: nothing was written.</returns>
    private async Task<Sealed?> TryAsync(
        Command command, SignedStatement statement, EventMetadata metadata, CancellationToken cancellationToken)
    {
        if (await uploads.OfUploadAsync(command.Upload, cancellationToken) is not { } content)
            return Refuse(new SealRefusal.NoSuchUpload());
        await clock.FreshAsync(command.Asset.Contract, cancellationToken);
        var session = store.LightweightSession(metadata);
        var asset = await session.Events.FetchForWriting(StreamKeys.Asset(command.Asset), Aggregates.Asset, cancellationToken);
        var stream = await session.Events.FetchForWriting(StreamKeys.Content(command.Asset), Aggregates.Content, cancellationToken);
        var seal = new ContentCommand.SealVersion(
            command.Account, asset.Aggregate, command.Version, content.Payload, content.Commitment, statement);
        switch (ContentDecider.Decide(stream.Aggregate, seal))
        {
            case Decision<ContentEvent, ContentRefusal>.Refused refused:
                return Refuse(new SealRefusal.NotAllowed(refused.Refusal));
            case Decision<ContentEvent, ContentRefusal>.Accepted { Events: [ContentEvent.AssetSealed] } when content.SealedFor is not null:
                return Refuse(new SealRefusal.SealedAlready());
            case Decision<ContentEvent, ContentRefusal>.Accepted { Events: [ContentEvent.AssetSealed decided] }:
                session.QueueSqlCommand(UploadedContents.Claim(content, command.Asset, command.Version));
                session.QueueSqlCommand(RightsSql.Hold((StreamKeys.Asset(command.Asset), asset.CurrentVersion)));
                foreach (var row in SealedContents.Put(Of(decided, content)))
                    session.QueueSqlCommand(row);
                stream.AppendOne(decided);
                return await SaveAsync(session, metadata.CommandId!.Value, cancellationToken);
            default:
                // Sealed so already.
                return Answer(await store.AnswerAsync(metadata, cancellationToken));
        }
    }

    private static async Task<Sealed?> SaveAsync(DocumentSession session, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var saved = await session.SaveChangesAsync(cancellationToken);
            return saved.Verdict == AppendVerdict.Conflict ? null : Answer(saved.ToAnswer(id));
        }
        catch (PostgresException moved) when (moved.SqlState is RightsSql.MovedOn or UploadedContents.SealedAlready)
        {
            return null;
        }
    }

    // The file key's header is bound to asset and version from here on.
    private SealedContent Of(ContentEvent.AssetSealed e, UploadedContent content)
    {
        using var key = custody.Open(UploadSittings.BindingOf(content.Upload), 0, content.CustodyHeader);
        return new SealedContent(
            e.Asset, e.Version, e.Revision, e.Payload, e.Commitment, content.Salt, Convert.FromHexString(content.PlaintextSha256),
            content.PlaintextSize, custody.Seal(StreamKeys.Asset(e.Asset), e.Version, key), SealedContentState.Current);
    }

    private static Sealed Answer(Result<CommandAnswer, CommandRefusal> answer) => answer switch
    {
        Result<CommandAnswer, CommandRefusal>.Ok ok => new Sealed.Ok(ok.Value),
        Result<CommandAnswer, CommandRefusal>.Refused no => Refuse(new SealRefusal.OtherInput(no.Refusal.CommandId)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Sealed.Refused Refuse(SealRefusal refusal) => new(refusal);
}
