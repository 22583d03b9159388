using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Ends a key at once: the next request that bears it is refused.</summary>
public sealed class RevokeApiKey(
    ApiKeyTable keys, DocumentStore store, EndedCredentials ended, IOptions<ChainOptions> chain, TimeProvider time)
{
    /// <param name="Account">Who asks, in a session.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Key">Which key.</param>
    public sealed record Command(Account Account, Guid IdempotencyKey, Guid Key);

    /// <param name="Key">As it is listed now.</param>
    /// <param name="Receipt">Where it landed in the log.</param>
    public sealed record Revoked(ApiKeyRow Key, CommandAnswer Receipt);

    public async Task<Result<Revoked, ApiKeyRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command, cancellationToken) is not { } key)
            return new Result<Revoked, ApiKeyRefusal>.Refused(new ApiKeyRefusal.NoSuchKey());
        var id = CommandId.Of(command.Account, "revoke_api_key", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        var answer = key.RevokedAt is null
            ? await RevokeAsync(key, metadata, cancellationToken)
            : await store.AnswerAsync(metadata, cancellationToken);
        return answer is Result<CommandAnswer, CommandRefusal>.Ok(var receipt)
            ? new Result<Revoked, ApiKeyRefusal>.Ok(new Revoked((await keys.FindAsync(key.Id, cancellationToken))!, receipt))
            : new Result<Revoked, ApiKeyRefusal>.Refused(new ApiKeyRefusal.OtherInput(id));
    }

    private async Task<ApiKeyRow?> FindAsync(Command command, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(command.Key, cancellationToken);
        return key is not null && key.Account == command.Account && key.Network == chain.Value.Network ? key : null;
    }

    private async Task<Result<CommandAnswer, CommandRefusal>> RevokeAsync(
        ApiKeyRow key, EventMetadata metadata, CancellationToken cancellationToken)
    {
        var log = store.LightweightSession(metadata);
        var now = time.GetUtcNow();
        log.Revoke(key, now);
        try
        {
            var result = await log.SaveChangesAsync(cancellationToken);
            if (result.Verdict == AppendVerdict.Appended)
                ended.Add([key.Id], now);
            return result.ToAnswer(metadata.CommandId!.Value);
        }
        catch (PostgresException e) when (e.IsKeyOutrun())
        {
            return await store.AnswerAsync(metadata, cancellationToken);
        }
    }
}
