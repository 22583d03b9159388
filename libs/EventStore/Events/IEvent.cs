namespace Neura.EventStore;

/// <summary>A recorded event as projections and readers see it; members as in Marten's interface of this name.</summary>
public interface IEvent
{
    Guid Id { get; }

    /// <summary>Global position: dense, in commit order, from 1.</summary>
    long Sequence { get; }

    string StreamKey { get; }

    /// <summary>Place within the stream, from 1.</summary>
    long Version { get; }

    /// <summary>The stored name.</summary>
    string EventTypeName { get; }

    /// <summary>"Namespace.Type, Assembly" of the writer; a hint for readers, never used to load a type.</summary>
    string? DotNetTypeName { get; }

    /// <summary>When it was recorded, by the clock of the process that appended it.</summary>
    DateTimeOffset Timestamp { get; }

    /// <summary>The event itself, decoded at first use; a <see cref="RawEvent"/> where its stored name is not mapped.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is stored does not fit the mapped type.</exception>
    object Data { get; }

    string? UserName { get; }

    Guid? CommandId { get; }

    string? CorrelationId { get; }

    string? CausationId { get; }

    IReadOnlyDictionary<string, string?> Headers { get; }
}
