namespace NeuraNft.Auditor.Access;

/// <summary>What an event has to do with an answer.</summary>
internal enum AccessRole
{
    /// <summary>It gives the level.</summary>
    Gives,

    /// <summary>It says what everybody may, which is all that is left.</summary>
    Default,

    /// <summary>It holds the level down.</summary>
    Caps,

    /// <summary>It gave what the account has no longer.</summary>
    Gave,

    /// <summary>It ended that.</summary>
    Ended,
}
