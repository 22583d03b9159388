using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Inferences;

/// <summary>An owner says what a run of his model costs, or how many an account with a level may have.</summary>
public sealed class SetInferenceTerms(DocumentStore store, ChainClock clock, IOptions<InferenceOptions> options)
{
    /// <param name="Account">Proven at login.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Asset">The model.</param>
    /// <param name="Price">In yoctoNEAR; 0: free.</param>
    public sealed record SetPrice(Account Account, Guid IdempotencyKey, AssetId Asset, Yocto Price);

    /// <param name="Account">Proven at login.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Asset">The model.</param>
    /// <param name="Level">Whose quota.</param>
    /// <param name="Quota">Null: none.</param>
    public sealed record SetQuota(Account Account, Guid IdempotencyKey, AssetId Asset, AccessLevel Level, InferenceQuota? Quota);

    /// <exception cref="ChainBehindException">Whose the asset is cannot be said now.</exception>
    public Task<Result<CommandAnswer, InferenceTermsRefusal>> HandleAsync(SetPrice command, CancellationToken cancellationToken) =>
        WriteAsync(
            command.Account, CommandId.Of(command.Account, "set_inference_price", command.IdempotencyKey), command.Asset, command,
            asset => new InferenceTermsCommand.SetInferencePrice(command.Asset, asset, command.Account, command.Price), cancellationToken);

    /// <exception cref="ChainBehindException">Whose the asset is cannot be said now.</exception>
    public Task<Result<CommandAnswer, InferenceTermsRefusal>> HandleAsync(SetQuota command, CancellationToken cancellationToken) =>
        WriteAsync(
            command.Account, CommandId.Of(command.Account, "set_inference_quota", command.IdempotencyKey), command.Asset, command,
            asset => new InferenceTermsCommand.SetInferenceQuota(
                command.Asset, asset, command.Account, command.Level, command.Quota, options.Value.BoundOf(command.Level)),
            cancellationToken);

    private async Task<Result<CommandAnswer, InferenceTermsRefusal>> WriteAsync<TCommand>(
        Account account, Guid id, AssetId asset, TCommand body, Func<AssetState, InferenceTermsCommand> command,
        CancellationToken cancellationToken)
        where TCommand : notnull
    {
        await clock.FreshAsync(asset.Contract, cancellationToken);
        var state = await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(body, store.Options.Json), UserName = account.Value,
        };
        var written = await store.WriteAsync(
            StreamKeys.Terms(asset), Aggregates.Terms, metadata,
            (terms, _) => InferenceTermsDecider.Decide(terms, command(state)).ToStore(), cancellationToken);
        return written.ToAnswer<InferenceTermsRefusal>(id, new InferenceTermsRefusal.OtherInput(id));
    }
}
