using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>
/// Puts the account's age recipient into the log, with the statement that its full-access key signed. It takes the place of an earlier one.
/// </summary>
public sealed class RegisterEncryptionKey(
    LoginChallenges challenges, KeyOwnership keys, DocumentStore store, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    /// <param name="Account">Who asks, in a session.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Recipient">"age1…", as the statement has it.</param>
    /// <param name="Nonce">The statement's, in base64.</param>
    /// <param name="PublicKey">Who signed it.</param>
    /// <param name="Signature">In base64.</param>
    public sealed record Command(
        Account Account, Guid IdempotencyKey, string Recipient, string Nonce, string PublicKey, string Signature);

    /// <param name="command">Its nonce and public key can be read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<CommandAnswer, KeyRegistrationRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Account, "register_encryption_key", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        // First, for a repetition finds its challenge spent.
        if (await store.FindCommandAsync(metadata, cancellationToken) is { } earlier)
            return Answer(earlier, id);
        return await ProveAsync(command, cancellationToken) switch
        {
            Result<KeyStatement, LoginRefusal>.Ok(var statement) =>
                Answer(await RecordAsync(command, statement, metadata, cancellationToken), id),
            Result<KeyStatement, LoginRefusal>.Refused(var refusal) => new Result<CommandAnswer, KeyRegistrationRefusal>.Refused(
                new KeyRegistrationRefusal.NotProven(refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Result<KeyStatement, LoginRefusal>> ProveAsync(Command command, CancellationToken cancellationToken)
    {
        var nonce = Convert.FromBase64String(command.Nonce);
        var key = PublicKey.Parse(command.PublicKey);
        var burnt = await challenges.BurnAsync(nonce, chain.Value.Network, command.Account, time.GetUtcNow(), cancellationToken);
        if (burnt is not { EncryptionKey: not null } challenge)
            return new Result<KeyStatement, LoginRefusal>.Refused(new LoginRefusal.ChallengeUnknown());
        if (challenge.EncryptionKey != command.Recipient || !challenge.IsAnsweredBy(key, command.Signature, options.Value))
            return new Result<KeyStatement, LoginRefusal>.Refused(new LoginRefusal.BadSignature());
        return await keys.LookAsync(command.Account, key, cancellationToken) switch
        {
            Result<AccessKeyView, LoginRefusal>.Ok(var shown) => new Result<KeyStatement, LoginRefusal>.Ok(new KeyStatement(
                challenge.Message, command.Nonce, challenge.Recipient, challenge.IssuedAt, command.PublicKey, command.Signature,
                shown.BlockHeight, shown.BlockHash.ToString())),
            Result<AccessKeyView, LoginRefusal>.Refused(var refusal) => new Result<KeyStatement, LoginRefusal>.Refused(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<AppendResult> RecordAsync(
        Command command, KeyStatement statement, EventMetadata metadata, CancellationToken cancellationToken)
    {
        var network = chain.Value.Network;
        var registered = new AccountEvent.EncryptionKeyRegistered(
            network, command.Account, command.Recipient, statement, time.GetUtcNow());
        var log = store.LightweightSession(metadata);
        log.Events.Append(StreamKeys.Account(network, command.Account), ExpectedVersion.Any, [registered]);
        return await log.SaveChangesAsync(cancellationToken);
    }

    private static Result<CommandAnswer, KeyRegistrationRefusal> Answer(AppendResult result, Guid id) => result.ToAnswer(id) switch
    {
        Result<CommandAnswer, CommandRefusal>.Ok(var answer) => new Result<CommandAnswer, KeyRegistrationRefusal>.Ok(answer),
        _ => new Result<CommandAnswer, KeyRegistrationRefusal>.Refused(new KeyRegistrationRefusal.OtherInput(id)),
    };
}
