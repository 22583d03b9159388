using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Messaging.Tests.Conformance;

/// <summary>One transport: makes queues of it for the tests that every transport must pass.</summary>
public interface IQueueMaker
{
    /// <summary>The database that results are written to, whatever carries the messages.</summary>
    NpgsqlDataSource Db { get; }

    /// <summary>A queue of this name; of a test's own, so that tests do not meet. Skips the test where the transport is not here.</summary>
    Task<IMessageQueue> QueueAsync(string name, int maxAttempts = 3, bool handOutExhausted = false, TimeSpan? pollEvery = null);
}
