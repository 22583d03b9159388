using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;
using Npgsql;

namespace NeuraNft.Application.Erasure;

/// <summary>
/// Erases what an account wrote here: its keys, and with them every envelope of the log and of its copies. Keys, the rows beside the log
/// and the event go in one transaction; read models follow the event. What is on a chain, wallet ids among it, cannot be erased.
/// </summary>
public sealed class EraseSubject(NpgsqlDataSource db, DocumentStore store, SubjectKeys keys, TimeProvider time)
{
    private const string DeleteKeys = "delete from subject_key where subject = $1";

    private const string DeleteChats = "delete from chat_session where network = $1 and account = $2";

    private const string ForgetNames = "update api_key set name = $3 where network = $1 and account = $2";

    // Events are asked for too: an erasure in another network takes the keys, and leaves this network's read models as they are.
    private const string Erased =
        """
        with last as (
            select seq_id as position from mt_events where stream_id = $3 and type = 'subject_erased' order by version desc limit 1)
        select not exists (select from subject_key where subject = $1)
           and not exists (select from chat_session where network = $2 and account = $1)
           and not exists (select from mt_events where stream_id = $3 and type = 'api_key_issued' and seq_id > position)
           and not exists (select from inference_jobs where requester = $1 and requested_position > position)
          from last
        """;

    /// <param name="Subject">Whose texts go.</param>
    /// <param name="IdempotencyKey">The same command again is answered as the first.</param>
    /// <param name="By">Who asks; null: the operator.</param>
    public sealed record Command(string Network, Account Subject, Guid IdempotencyKey, Account? By);

    public async Task<Result<CommandAnswer, CommandRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Subject, command.By is null ? "erase_subject_by_operator" : "erase_subject", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.By?.Value,
        };
        // Another node may have been the one that erased.
        keys.Forget();
        if (await store.FindCommandAsync(metadata, cancellationToken) is { } earlier) return earlier.ToAnswer(id);
        if (await IsErasedAsync(command, cancellationToken)) return new Result<CommandAnswer, CommandRefusal>.Ok(new(id, 0, false));

        var session = store.LightweightSession(metadata);
        session.Queue(DeleteKeys, command.Subject.Value);
        session.Queue(DeleteChats, command.Network, command.Subject.Value);
        session.Queue(ForgetNames, command.Network, command.Subject.Value, PersonalFields.ErasedText);
        session.Events.Append(
            StreamKeys.Account(command.Network, command.Subject), ExpectedVersion.Any,
            [new AccountEvent.SubjectErased(command.Network, command.Subject, command.By, time.GetUtcNow())]);
        var saved = await session.SaveChangesAsync(cancellationToken);
        keys.Forget();
        await VacuumAsync(cancellationToken);
        return saved.ToAnswer(id);
    }

    /// <summary>Erased before, and nothing was written since.</summary>
    private async Task<bool> IsErasedAsync(Command command, CancellationToken cancellationToken)
    {
        await using var erased = db.CreateCommand(Erased);
        erased.Parameters.Add(new() { Value = command.Subject.Value });
        erased.Parameters.Add(new() { Value = command.Network });
        erased.Parameters.Add(new() { Value = StreamKeys.Account(command.Network, command.Subject) });
        return await erased.ExecuteScalarAsync(cancellationToken) is true;
    }

    // A deleted row stays in its page until then.
    private async Task VacuumAsync(CancellationToken cancellationToken)
    {
        await using var vacuum = db.CreateCommand("vacuum subject_key");
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }
}
