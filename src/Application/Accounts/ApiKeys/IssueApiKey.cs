using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Issues a key for a machine. For a day the same command gives the same key, secret and all, which nobody keeps.</summary>
public sealed class IssueApiKey(
    ApiKeyTable keys, DocumentStore store, ServerSecret secret, IOptions<ChainOptions> chain, TimeProvider time)
{
    public const int MaxLiveKeys = 100;
    public const int MaxNameLength = 64;
    public const int MaxDays = 366;

    private static readonly TimeSpan AnswersFor = TimeSpan.FromHours(24);

    /// <param name="Account">Who asks, in a session.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Name">For the account to know it by.</param>
    /// <param name="Scopes">What it may do.</param>
    /// <param name="Days">How long it lives.</param>
    public sealed record Command(Account Account, Guid IdempotencyKey, string Name, ApiScopes Scopes, int Days);

    /// <param name="Key">As it is listed.</param>
    /// <param name="Text">The key itself; null a day after it was issued.</param>
    /// <param name="Receipt">Where it landed in the log.</param>
    public sealed record Issued(ApiKeyRow Key, string? Text, CommandAnswer Receipt);

    /// <param name="command">What is asked for; its texts can be stored.</param>
    /// <param name="session">In which session, for the log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<Issued, ApiKeyRefusal>> HandleAsync(Command command, Guid session, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Account, "issue_api_key", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        if (await store.FindCommandAsync(metadata, cancellationToken) is { } earlier)
            return await AnswerAsync(earlier, id, cancellationToken);
        var (network, now) = (chain.Value.Network, time.GetUtcNow());
        if (await RefusalAsync(command, network, now, cancellationToken) is { } refusal)
            return new Result<Issued, ApiKeyRefusal>.Refused(refusal);
        var salt = RandomNumberGenerator.GetBytes(ServerSecret.Size);
        var key = new ApiKeyRow(
            id, network, command.Account, command.Name, command.Scopes, SHA256.HashData(SecretOf(id, salt)), salt, now,
            now.AddDays(command.Days), RevokedAt: null, LastUsedOn: null);
        var log = store.LightweightSession(metadata);
        log.Issue(key, session, now - AnswersFor);
        try
        {
            return await AnswerAsync(await log.SaveChangesAsync(cancellationToken), id, cancellationToken);
        }
        catch (PostgresException e) when (e.IsKeyOutrun())
        {
            // The same command at the same time.
            return await AnswerAsync((await store.FindCommandAsync(metadata, cancellationToken))!, id, cancellationToken);
        }
    }

    private async Task<ApiKeyRefusal?> RefusalAsync(
        Command command, string network, DateTimeOffset now, CancellationToken cancellationToken) =>
        command.Name.Trim().Length == 0 || command.Name.Length > MaxNameLength
            ? new ApiKeyRefusal.Invalid($"A name has 1 to {MaxNameLength} characters.")
        : command.Scopes == ApiScopes.None ? new ApiKeyRefusal.Invalid("Name at least one scope.")
        : command.Days is < 1 or > MaxDays ? new ApiKeyRefusal.Invalid($"A key lives 1 to {MaxDays} days.")
        : await keys.CountLiveAsync(network, command.Account, now, cancellationToken) >= MaxLiveKeys
            ? new ApiKeyRefusal.TooMany(MaxLiveKeys)
        : null;

    private async Task<Result<Issued, ApiKeyRefusal>> AnswerAsync(AppendResult result, Guid id, CancellationToken cancellationToken)
    {
        if (result.ToAnswer(id) is not Result<CommandAnswer, CommandRefusal>.Ok(var receipt))
            return new Result<Issued, ApiKeyRefusal>.Refused(new ApiKeyRefusal.OtherInput(id));
        var key = (await keys.FindAsync(id, cancellationToken))!;
        var isFresh = key.IssuedAt + AnswersFor > time.GetUtcNow();
        var text = isFresh && key.AnswerSalt is { } salt ? ApiKeyText.Of(id, SecretOf(id, salt)) : null;
        return new Result<Issued, ApiKeyRefusal>.Ok(new Issued(key, text, receipt));
    }

    private byte[] SecretOf(Guid id, byte[] salt) => secret.Derive("NeuraNft API key", [.. id.ToByteArray(bigEndian: true), .. salt]);
}
