using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Neura.EventStore;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Erasure;

/// <summary>
/// Keys of subjects, table subject_key. Events are written and read in many places that do not wait, so a key that is not at hand is
/// asked for at once; it stays at hand for seconds only, so that one that another node deleted is soon gone from here too. What is sealed
/// under a deleted one the database refuses (db 0079), and it is sealed again.
/// </summary>
public sealed class SubjectKeys(NpgsqlDataSource db, TimeProvider time)
{
    /// <summary>SQLSTATE of the trigger in db 0079.</summary>
    private const string GoneState = "NN001";

    private const string InputOf =
        "select data ->> 'input' from mt_events where stream_id = $1 and type = 'inference_requested' order by version limit 1";

    private const string RequesterOf =
        "select data ->> 'requester' from mt_events where stream_id = $1 and type = 'inference_requested' order by version limit 1";

    private const string ErasedSince =
        """
        select exists (
            select from mt_events where type = 'subject_erased' and data ->> 'account' = $2 and seq_id > (
                select min(seq_id) from mt_events where stream_id = $1 and type = 'inference_requested'))
        """;

    private static readonly TimeSpan AtHand = TimeSpan.FromSeconds(10);

    /// <summary>Beyond, all are forgotten: to ask anew is cheap.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<Guid, (byte[]? Key, long Since)> _keys = [];
    private readonly ConcurrentDictionary<string, (Guid Id, long Since)> _current = [];

    public string Seal(Account subject, string text) => KeyOf(subject).Seal(text, null)
        ?? throw new CryptographicException("The subject is being erased: nothing can be stored of it now.");

    /// <summary>The text; what was stored before there were envelopes as it is; <paramref name="erased"/> where the key is gone.</summary>
    [return: NotNullIfNotNull(nameof(erased))]
    public string? Open(string stored, string? erased)
    {
        if (!Envelope.TryRead(stored, out var id, out var whole)) return stored;
        return Find(id) is { } key ? Envelope.Open(whole, key) : erased;
    }

    /// <summary>What a job's answer is sealed under: the key of what was asked, and none where that is gone.</summary>
    /// <param name="otherwise">Whose it is where nothing was asked before.</param>
    internal SealingKey KeyOf(Guid job, Account? otherwise)
    {
        if (Ask(InputOf, StreamKeys.Inference(job)) is not string input)
            return otherwise is null ? SealingKey.NothingAsked : KeyOf(otherwise);
        if (Envelope.TryRead(input, out var id, out _)) return new SealingKey(id, Find(id));

        // Asked before there were envelopes. First the key, then the look: an erasure between the two deletes it.
        var requester = (string)Ask(RequesterOf, StreamKeys.Inference(job))!;
        var key = KeyOf(Account.Parse(requester));
        return Ask(ErasedSince, StreamKeys.Inference(job), requester) is true ? key with { Key = null } : key;
    }

    /// <summary>The database refused an event for its key was deleted; all are asked for anew.</summary>
    internal bool IsGone(PostgresException failure)
    {
        if (failure.SqlState != GoneState) return false;
        Forget();
        return true;
    }

    /// <summary>Of the whole process: after an erasure.</summary>
    public void Forget()
    {
        _current.Clear();
        _keys.Clear();
    }

    private SealingKey KeyOf(Account subject)
    {
        var id = CurrentOf(subject.Value);
        // Deleted in this instant: another one is made.
        return Find(id) is { } key ? new SealingKey(id, key) : new SealingKey(id = Make(subject.Value), Find(id));
    }

    private Guid CurrentOf(string subject)
    {
        if (_current.TryGetValue(subject, out var known) && time.GetElapsedTime(known.Since) < AtHand) return known.Id;
        if (Ask("select id from subject_key where subject = $1 order by made_at desc limit 1", subject) is not Guid id)
            return Make(subject);
        Keep(subject, id);
        return id;
    }

    private Guid Make(string subject)
    {
        var (id, key, now) = (Guid.CreateVersion7(time.GetUtcNow()), RandomNumberGenerator.GetBytes(Envelope.KeySize), time.GetUtcNow());
        Ask("insert into subject_key (id, subject, key, made_at) values ($1, $2, $3, $4)", id, subject, key, now.UtcDateTime);
        Keep(subject, id);
        return id;
    }

    private byte[]? Find(Guid id)
    {
        if (_keys.TryGetValue(id, out var known) && time.GetElapsedTime(known.Since) < AtHand) return known.Key;
        var key = Ask("select key from subject_key where id = $1", id) as byte[];
        if (_keys.Count >= Most) _keys.Clear();
        _keys[id] = (key, time.GetTimestamp());
        return key;
    }

    /// <exception cref="EventStoreUnavailableException">The database does not answer; an event was neither written nor read.</exception>
    private object? Ask(string sql, params object[] values)
    {
        try
        {
            using var command = db.CreateCommand(sql);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            return command.ExecuteScalar();
        }
        catch (NpgsqlException down) when (down.IsTransient)
        {
            throw new EventStoreUnavailableException("The keys of personal fields cannot be read now.", down);
        }
    }

    private void Keep(string subject, Guid id)
    {
        if (_current.Count >= Most) _current.Clear();
        _current[subject] = (id, time.GetTimestamp());
    }
}
