using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>
/// The age recipient of an account, for who is about to encrypt to it: the newest in the log itself, for a read model may lag, and would
/// then still give the key that the account took back. What is stored is not believed: the account's signature over it is
/// verified each time, and the chain is asked whether the key that signed still speaks for the account. So a recipient that was put in the
/// place of the account's own, by whoever writes to the database, gets nothing; nor does one that a stolen wallet key registered, from the
/// moment that the key is taken off the account.
/// </summary>
public sealed partial class RecipientOf(
    NpgsqlDataSource db, DocumentStore store, KeyOwnership keys, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    ILogger<RecipientOf> log)
{
    public async Task<Result<AgeRecipient, RecipientRefusal>> HandleAsync(Account account, CancellationToken cancellationToken)
    {
        var network = chain.Value.Network;
        if (await ReadAsync(network, account, cancellationToken) is not var (recipient, statement))
            return Refuse(new RecipientRefusal.NoneRegistered());
        if (statement is null || !statement.Binds(network, account, recipient, options.Value.Recipient))
        {
            Broken(log, account);
            return Refuse(new RecipientRefusal.BindingBroken());
        }
        return await keys.CheckAsync(account, PublicKey.Parse(statement.PublicKey), cancellationToken) switch
        {
            null => new Result<AgeRecipient, RecipientRefusal>.Ok(AgeRecipient.Parse(recipient)),
            LoginRefusal.ChainUnavailable => Refuse(new RecipientRefusal.ChainUnavailable()),
            var refusal => Refuse(new RecipientRefusal.KeyRefused(refusal)),
        };
    }

    private async Task<(string Recipient, KeyStatement? Statement)?> ReadAsync(
        string network, Account account, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select data ->> 'recipient', data ->> 'statement' from mt_events
             where stream_id = $1 and type = 'encryption_key_registered' order by version desc limit 1
            """);
        command.Parameters.Add(new() { Value = StreamKeys.Account(network, account) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetString(0), TryStatement(row.GetString(1))) : null;
    }

    private KeyStatement? TryStatement(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyStatement>(json, store.Options.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Result<AgeRecipient, RecipientRefusal>.Refused Refuse(RecipientRefusal refusal) => new(refusal);

    [LoggerMessage(1202, LogLevel.Error, "The stored encryption key of {Account} is not the one that its wallet signed")]
    private static partial void Broken(ILogger logger, Account account);
}
