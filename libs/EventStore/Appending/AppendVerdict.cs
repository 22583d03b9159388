namespace Neura.EventStore;

/// <summary>What became of an append. All but the first two wrote nothing.</summary>
public enum AppendVerdict
{
    Appended = 0,

    /// <summary>This command was appended before: the first answer again.</summary>
    Replayed = 1,

    /// <summary>A stream is not at the expected version: <see cref="AppendResult.Conflict"/>.</summary>
    Conflict = 2,

    /// <summary>This command id came before with another body.</summary>
    IdempotencyMismatch = 3,

    /// <summary>An event is larger than <see cref="StoreOptions.MaxPayloadBytes"/>; found before any write.</summary>
    TooLarge = 4,

    /// <summary>A text holds a NUL or half a surrogate pair, which PostgreSQL cannot store.</summary>
    InvalidText = 5,

    /// <summary>A stream is archived: it takes no more events.</summary>
    StreamArchived = 6,
}
